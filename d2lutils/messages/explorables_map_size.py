"""The words of the explorable that computes the size of a map by placing windows."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="How large is the map, and is every pixel seen?",
    zh="特征图有多大？每个像素都被看到了吗？",
)
SIDE = Message(en="Side of the picture H", zh="图像边长 H")
KERNEL = Message(en="Side of the kernel k", zh="卷积核边长 k")
PADDING = Message(en="Padding P", zh="填充 P")
STRIDE = Message(en="Stride S", zh="步幅 S")
DILATION = Message(en="Dilation D", zh="膨胀率 D")

PADDED = Message(en="The picture, with zeros", zh="图像与补的零")
WHAT = Message(en="pixel +, zero −, kernel ±1", zh="像素为正，补零为负，卷积核处 ±1")
MAP = Message(en="The map", zh="特征图")
PLACE = Message(en="place 0.3, this one 1", zh="位置 0.3，当前 1")
COVERAGE = Message(en="Windows over each pixel", zh="每个像素上的窗口数")
WINDOWS = Message(en="windows", zh="窗口数")

RESULT = Message(
    en="({H:d} + 2·{P:d} − {reach:d}) / {S:d}, rounded down, plus 1: the map is "
    "{n:d} × {n:d}. The padded picture has {padded:d} columns; to the right of the "
    "last window lie {rest:d}. Each of the {pixels:d} pixels is seen.",
    zh="({H:d} + 2·{P:d} − {reach:d}) / {S:d} 向下取整再加 1：特征图为 {n:d} × {n:d}。"
    "补零后共 {padded:d} 列，最后一个窗口右侧还余 {rest:d} 列。"
    "全部 {pixels:d} 个像素都被看到。",
)
SKIPS = Message(
    en="({H:d} + 2·{P:d} − {reach:d}) / {S:d}, rounded down, plus 1: the map is "
    "{n:d} × {n:d}. The padded picture has {padded:d} columns; to the right of the "
    "last window lie {rest:d}. No window sees {unseen:d} of the {pixels:d} pixels.",
    zh="({H:d} + 2·{P:d} − {reach:d}) / {S:d} 向下取整再加 1：特征图为 {n:d} × {n:d}。"
    "补零后共 {padded:d} 列，最后一个窗口右侧还余 {rest:d} 列。"
    "{pixels:d} 个像素中有 {unseen:d} 个没有任何窗口看到。",
)
NONE = Message(
    en="The kernel reaches over {reach:d} columns, and the padded picture has only "
    "{padded:d}: no window fits, and PyTorch raises an error.",
    zh="卷积核跨越 {reach:d} 列，而填充后的图像只有 {padded:d} 列：放不下任何窗口，"
    "PyTorch 会报错。",
)
