"""The words of the explorable that moves a picture and watches map and pooled map."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="The picture moves: what moves along, and what stays?",
    zh="图像移动时，什么跟着动，什么不变？",
)
PICTURE = Message(en="Picture", zh="图像")
DIGIT = Message(en="a digit", zh="一个数字")
BAR = Message(en="one bar", zh="一条竖杠")
THIN = Message(en="thin stripes", zh="细条纹")
HALVING = Message(en="What halves the map", zh="怎样把特征图减半")
EVERY_SECOND = Message(en="every 2nd place", zh="每隔一个取一个")
MAX = Message(en="max 2 × 2", zh="最大池化 2 × 2")
MEAN = Message(en="mean 2 × 2", zh="平均池化 2 × 2")
LENGTH = Message(en="L2, 2 × 2", zh="L2 池化 2 × 2")
MAX_BLUR = Message(en="max, blur, every 2nd", zh="取最大、模糊、隔一取一")

SEEN = Message(en="Picture and edge map", zh="图像与边缘图")
INK = Message(en="ink; edge", zh="墨色；边缘")
INPUT = Message(en="picture", zh="图像")
EDGES = Message(en="edge map", zh="边缘图")
HALF = Message(en="The halved map", zh="减半后的图")
ANSWER = Message(en="answer", zh="响应")
CHANGES = Message(en="How far each is from its start", zh="各自与起点相差多远")
CHANGE = Message(en="change, share of the length", zh="变化（占长度的比例）")
ITS_PIXELS = Message(en="picture", zh="图像")
ITS_MAP = Message(en="edge map", zh="边缘图")
ITS_POOLED = Message(en="halved map", zh="减半的图")
ITS_MEAN = Message(en="its mean", zh="它的平均值")

RESULT = Message(
    en="Moved by {step} to the right: the picture differs from its start by "
    "{pixels:.2f} of its length, the edge map by {maps:.2f}, the halved map by "
    "{pooled:.2f}, and the mean of that by {mean:.3f}. The edge map moved along: from "
    "the first one, moved by {step}, it differs by {along:.2g} at most.",
    zh="向右移动 {step} 个像素：图像与起点相差其长度的 {pixels:.2f}，边缘图相差 "
    "{maps:.2f}，减半的图相差 {pooled:.2f}，其平均值相差 {mean:.3f}。边缘图跟着动了："
    "与移动 {step} 后的初始边缘图最多相差 {along:.2g}。",
)
