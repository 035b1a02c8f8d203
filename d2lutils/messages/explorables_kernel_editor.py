"""The words of the explorable that slides a kernel of nine numbers over a picture."""

from d2lutils.messages.language import Message

QUESTION = Message(
    en="What do nine numbers see in a picture?",
    zh="九个数能在图像里看到什么？",
)
PICTURE = Message(en="Picture", zh="图像")
DIGIT = Message(en="a digit", zh="一个数字")
PAVILION = Message(en="the pavilion", zh="亭子")
SHAPES = Message(en="square and line", zh="方块与斜线")
STRIPES = Message(en="stripes", zh="条纹")
YOURS = Message(en="your drawing", zh="你的画")
DRAWING = Message(en="Your drawing", zh="你的画")
KERNEL = Message(en="Kernel", zh="卷积核")
LEFT_RIGHT = Message(en="left against right", zh="左对右")
TOP_BOTTOM = Message(en="top against bottom", zh="上对下")
BLUR = Message(en="blur", zh="模糊")
SHARPEN = Message(en="sharpen", zh="锐化")
BY_HAND = Message(en="the w of the text", zh="正文中的 w")
NOTHING = Message(en="nine zeros", zh="九个零")
ADDED = {
    (row, column): Message(
        en=f"Add to row {row}, column {column}",
        zh=f"第 {row} 行第 {column} 列加上",
    )
    for row in (1, 2, 3)
    for column in (1, 2, 3)
}

SEEN = Message(en="The picture", zh="图像")
INK = Message(en="ink, 0 to 1", zh="墨色，0 到 1")
MAP = Message(en="The map so far", zh="到目前为止的特征图")
SUM = Message(en="y, the sum of nine products", zh="y，九个乘积之和")
PARTS = Message(en="At this place", zh="在这个位置")
WINDOW = Message(en="window", zh="窗口")
WEIGHTS = Message(en="kernel", zh="卷积核")
PRODUCTS = Message(en="products", zh="乘积")
NUMBER = Message(en="number", zh="数")

RESULT = Message(
    en="Place {step} of {places:d}, with the window's top left corner in row {row:d}, "
    "column {column:d}. Its nine products: {above:.2f} above zero and {below:.2f} "
    "below; together y = {y:.2f}. On even ink of 1, y = {total:.2f}, the sum of "
    "the kernel.",
    zh="第 {step} 个位置（共 {places:d} 个），窗口左上角在第 {row:d} 行第 {column:d} "
    "列。九个乘积中正的共 {above:.2f}，负的共 {below:.2f}，合计 y = {y:.2f}。"
    "在均匀墨色 1 上，y = {total:.2f}，即卷积核各数之和。",
)
EVEN = Message(
    en="Place {step} of {places:d}, row {row:d}, column {column:d}: the window lies on "
    "even ink of {level:.2f}, so only the sum of the kernel counts: "
    "y = {total:.2f} × {level:.2f} = {y:.2f}.",
    zh="第 {step} 个位置（共 {places:d} 个），第 {row:d} 行第 {column:d} 列：窗口内"
    "墨色均匀，为 {level:.2f}，只有卷积核之和起作用："
    "y = {total:.2f} × {level:.2f} = {y:.2f}。",
)
