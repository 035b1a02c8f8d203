"""The words of the explorable that moves a region over a map and pools it."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="Which number takes the place of four?",
    zh="哪一个数代替了四个数？",
)
POOLING = Message(en="Pooling", zh="池化")
MAX = Message(en="maximum", zh="最大值")
MEAN = Message(en="mean", zh="平均值")
LENGTH = Message(en="length L₂", zh="长度 L₂")
KINDS = {"max": MAX, "mean": MEAN, "L2": LENGTH}

SEEN = Message(en="The map, and the region's frame", zh="特征图与区域的边框")
CELL = Message(en="number; frame −4", zh="数；边框为 −4")
REGION = Message(en="In the region", zh="区域之内")
POOLED = Message(en="The pooled map so far", zh="至此的池化结果")
NUMBER = Message(en="number", zh="数")
ROW = Message(en="row", zh="行")
COLUMN = Message(en="column", zh="列")

RESULT = Message(
    en="Place {place:d} of 9: the region holds {a:d}, {b:d}, {c:d} and {d:d}. Their "
    "maximum is {most:d}, their mean {mean:.2f}, their length {length:.2f}; "
    "{y:.2f} enters the pooled map.",
    zh="第 {place:d} 个位置（共 9 个）：区域内是 {a:d}、{b:d}、{c:d} 和 {d:d}。"
    "最大值为 {most:d}，平均值为 {mean:.2f}，长度为 {length:.2f}；"
    "写入池化结果的是 {y:.2f}。",
)
