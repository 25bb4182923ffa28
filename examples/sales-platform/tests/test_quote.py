"""报价的测试。"""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "services/order/quote"))

from price import Campaign, needs_approval, quote  # noqa: E402

WINTER = Campaign("寒假早鸟", date(2026, 11, 1), date(2026, 11, 30), 85)
REFERRAL = Campaign("转介绍", date(2026, 1, 1), date(2026, 12, 31), 90)


# @verifies CRM-028
def test_best_campaign_wins():
    assert quote(20000, 10, [WINTER, REFERRAL], date(2026, 11, 23)) == 170000


def test_expired_campaign_is_ignored():
    assert quote(20000, 10, [WINTER], date(2026, 12, 1)) == 200000


def test_price_below_floor_needs_approval():
    assert needs_approval(150000, floor_price=160000)
