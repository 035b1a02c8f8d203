"""What is said while a tape is made into a program, and while a program runs."""

from d2lutils.messages.language import Message

UNKNOWN_NAME = Message(
    en="the program has no {name!r}; it has {names}",
    zh="该程序中没有 {name!r};它有 {names}",
)
WRONG_SIZE = Message(
    en="{name!r} holds {expected} numbers, got {received}",
    zh="{name!r} 应有 {expected} 个数,得到的是 {received} 个",
)
NOT_A_NUMBER = Message(
    en="a constant of the tape is not a number (NaN)",
    zh="计算带中的一个常量不是数(NaN)",
)
UNKNOWN_OPERATION = Message(
    en="no kernel computes the operation {name!r}",
    zh="没有内核能计算操作 {name!r}",
)
LARGE_INDEX = Message(
    en="{operation}: {size} places are too many; float32 counts to {most}",
    zh="{operation}:{size} 个位置过多;float32 只能精确计数到 {most}",
)
EMPTY = Message(
    en="an array of the tape has no elements; a program needs at least one in each",
    zh="计算带中有一个数组不含任何元素;程序要求每个数组至少有一个元素",
)
