from datetime import datetime, timedelta

# @req CRM-022
REMIND_BEFORE = (timedelta(days=1), timedelta(hours=1))


def reminders_due(starts_at: datetime, already_sent: int, now: datetime) -> int:
    """到现在为止还欠家长几条提醒；课已经开始就不再补发。"""
    if now >= starts_at:
        return 0
    due = sum(1 for before in REMIND_BEFORE if now >= starts_at - before)
    return max(0, due - already_sent)
