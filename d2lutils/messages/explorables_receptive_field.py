"""The words of the explorable that grows a receptive field layer by layer."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="How far does a unit see after so many layers?",
    zh="经过这么多层，一个单元能看多远？",
)
KERNEL = Message(en="Kernel k", zh="卷积核 k")
STRIDE = Message(en="Stride of each layer", zh="每层的步幅")
GROWTH = Message(en="Dilation grows per layer, times", zh="膨胀率每层的倍数")

FIELD = Message(en="Weight of each pixel in the unit", zh="每个像素在该单元中的权重")
WEIGHT = Message(en="weight, greatest 1", zh="权重，最大为 1")
WIDTHS = Message(en="Its width", zh="感受野的宽度")
WIDTH = Message(en="pixels", zh="像素")
FORMULA = Message(en="formula r", zh="公式 r")
STRONG = Message(en="strong part", zh="主要部分")

RESULT = Message(
    en="After {step} layers of {k} × {k} the unit sees {width:d} × {width:d} pixels. "
    "The strong part, two standard deviations to each side but no more than the "
    "field, is {strong:.1f} wide. "
    "The jump from unit to unit of this layer, in pixels: {apart:d}.",
    zh="经过 {step} 层 {k} × {k} 的卷积，单元能看到 {width:d} × {width:d} 个像素。"
    "主要部分（两侧各两个标准差，不超过感受野）宽 {strong:.1f}。"
    "这一层从单元到单元的步距（像素）：{apart:d}。",
)
HOLES = Message(
    en="After {step} layers of {k} × {k} the unit reaches over {width:d} columns, but "
    "it sees only {seen:d} of them: the steps are larger than what they step over. "
    "The strong part is {strong:.1f} wide.",
    zh="经过 {step} 层 {k} × {k} 的卷积，单元跨越 {width:d} 列，但只看到其中 "
    "{seen:d} 列：步子比视野还大。主要部分宽 {strong:.1f}。",
)
BEYOND = Message(
    en="After {step} layers of {k} × {k} the field is {width:d} pixels wide, more than "
    "the {side:d} that are drawn. The strong part is measured on the drawn ones only, "
    "so it is cut off.",
    zh="经过 {step} 层 {k} × {k} 的卷积，感受野宽 {width:d} 个像素，超出了所画的 "
    "{side:d} 个。主要部分只按画出的像素计算，因此被截断。",
)
