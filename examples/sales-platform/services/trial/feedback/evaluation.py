from datetime import datetime, timedelta

FILL_WITHIN = timedelta(minutes=30)
PARTS = ("孩子的表现", "薄弱的知识点", "建议的班型")


# @req CRM-025
def overdue(class_ended_at: datetime, filled: dict[str, str], now: datetime) -> bool:
    """下课 30 分钟还有没填的部分，就要提醒老师和教务。"""
    complete = all(filled.get(part, "").strip() for part in PARTS)
    return not complete and now - class_ended_at > FILL_WITHIN
