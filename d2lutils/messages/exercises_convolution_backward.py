"""Hints of the exercises in ``chapters/convolution/convolution-backward.ipynb``."""

from d2lutils.messages.language import Message

WHICH_SLIDE = Message(
    en="Write the sum for one weight: which pixels does it meet, and with which δ?",
    zh="写出一个权重的求和式：它遇到哪些像素，各乘以哪个 δ？",
)
SAID_FLIPPED = Message(
    en="Both indices of x and δ grow together in the sum for a weight: nothing runs "
    "backwards, so nothing is flipped.",
    zh="在权重的求和式中，x 与 δ 的下标一起增大：没有反向，所以不翻转。",
)
SAID_INPUT = Message(
    en="That is the gradient of the input: it has the shape of x, not of w.",
    zh="那是输入的梯度：它的形状与 x 相同，而不是 w。",
)
SAID_BIAS = Message(
    en="That is the gradient of the bias, whose rate is 1 at each position.",
    zh="那是偏置的梯度，偏置在每个位置的变化率都是 1。",
)

KERNEL = Message(
    en="Each weight meets four pixels. Multiply each by the δ of its position and add.",
    zh="每个权重遇到四个像素。把每个像素乘以该位置的 δ 再相加。",
)
KERNEL_FLIPPED = Message(
    en="You flipped δ. Weight w₀₀ at position (0, 0) meets x₀₀, and gets δ₀₀ of it.",
    zh="你翻转了 δ。位置 (0, 0) 处 w₀₀ 遇到 x₀₀，乘的是 δ₀₀。",
)
KERNEL_LAST = Message(
    en="This is what the last position adds. The sum runs over all four.",
    zh="这只是最后一个位置的贡献。要对四个位置求和。",
)
KERNEL_MEAN = Message(
    en="You took the mean over the positions. The map's numbers all enter the cost, "
    "so their rates add up.",
    zh="你对各位置取了平均。特征图的每个数都进入代价，所以变化率要相加。",
)

INPUT = Message(
    en="Put δ times the kernel where the window was, four times, and add up.",
    zh="在窗口所在的位置放上 δ 乘以卷积核，共四次，然后相加。",
)
INPUT_NOT_FLIPPED = Message(
    en="This slides the kernel over δ as it is. A window further right meets a pixel "
    "with a weight further left: flip it.",
    zh="你直接在 δ 上滑动了卷积核。窗口越靠右，同一像素遇到的权重越靠左：要翻转。",
)
INPUT_OVERWRITTEN = Message(
    en="Where windows overlap, the later one has overwritten the earlier. Add.",
    zh="在窗口重叠处，后一个覆盖了前一个。应当相加。",
)
INPUT_LAST = Message(
    en="This is what the last position adds. All four windows count.",
    zh="这只是最后一个位置的贡献。四个窗口都要算。",
)

TOUCHED = Message(
    en="Which inputs did the one number of the map depend on? Count them in all "
    "channels.",
    zh="特征图上的那个数依赖于哪些输入？在所有通道里数一数。",
)
TOUCHED_ONE_CHANNEL = Message(
    en="That is one channel. A filter looks through the same window into each of them.",
    zh="这只是一个通道。滤波器通过同一窗口看到每个通道。",
)
TOUCHED_EVERY_FILTER = Message(
    en="The other filters have δ = 0 at all places: they pass nothing on.",
    zh="其他滤波器处处 δ = 0：它们不传递任何东西。",
)
TOUCHED_ALL = Message(
    en="A pixel outside the window had no part in this number.",
    zh="窗口之外的像素与这个数无关。",
)

BACKWARD_1D = Message(
    en="At position i the window starts at stride · i: dw gets δ times the window, the "
    "window of dx gets δ times w.",
    zh="位置 i 的窗口从 stride · i 开始：dw 加上 δ 乘以窗口，dx 的窗口加上 δ 乘以 w。",
)
NO_STRIDE = Message(
    en="Right for stride 1. The window of position i starts at stride · i.",
    zh="步幅为 1 时正确。位置 i 的窗口从 stride · i 开始。",
)
OVERWRITES = Message(
    en="dw is right. In dx, windows that overlap must add up: += instead of =.",
    zh="dw 正确。dx 中重叠的窗口要相加：用 += 而不是 =。",
)
NO_SUM = Message(
    en="Only the last position is left in dw. It adds up over all of them.",
    zh="dw 中只剩下最后一个位置。要对所有位置求和。",
)
FLIPPED_AT_PLACE = Message(
    en="You put the flipped kernel at the place of the window. The flip belongs to the "
    "formula that slides over δ; pasted at its place, the kernel stays as it is.",
    zh="你在窗口位置放上了翻转的卷积核。翻转属于在 δ 上滑动的公式；"
    "直接放回原位时不翻转。",
)

MAX_POOL = Message(
    en="Each region passes its δ to one pixel, the first of its largest.",
    zh="每个区域把 δ 只传给一个像素：最大值中的第一个。",
)
ALL_TIED = Message(
    en="Every one of the largest gets the whole δ, so a tie multiplies it. One must "
    "get it all.",
    zh="每个并列最大的像素都得到了整个 δ，并列时误差被放大。只能由一个得到全部。",
)
SPLIT = Message(
    en="To share δ among the largest is sound, and amax does so. Here the task is what "
    "max_pool2d does: the first takes all.",
    zh="把 δ 平分给并列者也合理，amax 就是这样。本题要求与 max_pool2d 相同："
    "第一个全得。",
)
LAST_TIED = Message(
    en="You take the last of the largest. It is the first, row by row.",
    zh="你取了并列最大中的最后一个。应按行取第一个。",
)
