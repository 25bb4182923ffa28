"""报价：班型单价 × 课时，再用当期活动。金额一律以分为单位，不用小数。"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Campaign:
    name: str
    starts: date
    ends: date
    percent: int
    """打几折，以百分数计：85 就是八五折。"""


# @req CRM-028
def quote(unit_price: int, hours: int, campaigns: list[Campaign], today: date) -> int:
    """有几个活动同时有效时，只用对家长最划算的一个。"""
    percent = min((c.percent for c in campaigns if c.starts <= today <= c.ends), default=100)
    return unit_price * hours * percent // 100


# 老学员续报再减一个课时，规则来自客服组的旧文档，编号已经对不上了。
# @req CRM-099
def renewal_quote(unit_price: int, hours: int, campaigns: list[Campaign], today: date) -> int:
    return quote(unit_price, max(0, hours - 1), campaigns, today)


def needs_approval(price: int, floor_price: int) -> bool:
    """低于底价要主管批。手机上审批（CRM-029）还没有做，现在先在群里问。"""
    return price < floor_price
