"""试听排课：占名额和改时间。对应需求 CRM-021、CRM-023。"""

from dataclasses import dataclass, replace
from datetime import datetime


class SlotTaken(Exception):
    """名额刚被别人占了。"""


@dataclass(frozen=True)
class Booking:
    parent_id: str
    teacher_id: str
    starts_at: datetime


class Schedule:
    def __init__(self) -> None:
        self._taken: dict[tuple[str, datetime], Booking] = {}

    # @req CRM-021
    def book(self, booking: Booking) -> Booking:
        """占住老师的这个时段；两个人同时选，后到的收到 SlotTaken。"""
        slot = (booking.teacher_id, booking.starts_at)
        if slot in self._taken:
            raise SlotTaken(booking.teacher_id)
        self._taken[slot] = booking
        return booking

    def move(self, booking: Booking, starts_at: datetime) -> Booking:
        """换时间：先占新的再放旧的，新时段占不到，原来的名额还在。"""
        moved = self.book(replace(booking, starts_at=starts_at))
        del self._taken[(booking.teacher_id, booking.starts_at)]
        return moved
