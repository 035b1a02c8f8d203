"""What goes wrong with a data set, and what to do about it."""

from d2lutils.messages.language import Message

TOO_FEW_POINTS = Message(
    en="n must be at least 2, one point for each class, got {n}",
    zh="n 至少为 2(每个类别一个点),实际为 {n}",
)
NEGATIVE = Message(
    en="{name} must be 0 or more, got {value}",
    zh="{name} 必须大于或等于 0,实际为 {value}",
)
