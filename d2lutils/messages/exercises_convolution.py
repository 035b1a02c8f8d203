"""Hints of the exercises in ``chapters/convolution/convolution.ipynb``."""

from d2lutils.messages.language import Message

FEATURE_MAP = Message(
    en="The window fits in 2 × 2 places. At each, multiply cell by cell and add up.",
    zh="窗口有 2 × 2 个位置。在每个位置逐格相乘再相加。",
)
FLIPPED = Message(
    en="You flipped the kernel: that is convolution as mathematics defines it. A layer "
    "slides the kernel as it is.",
    zh="你翻转了卷积核:那是数学意义上的卷积。卷积层直接滑动卷积核,不翻转。",
)
TRANSPOSED = Message(
    en="The four numbers are right, but rows and columns are exchanged.",
    zh="四个数都对,但行和列颠倒了。",
)

PARAMETERS = Message(
    en="One filter has a kernel for each input channel, and one bias. Then count the "
    "filters.",
    zh="一个滤波器对每个输入通道各有一个卷积核,另加一个偏置。再乘以滤波器的个数。",
)
ONE_CHANNEL = Message(
    en="A picture in colour has three channels, and a filter has a kernel for each.",
    zh="彩色图像有三个通道,滤波器对每个通道都有一个卷积核。",
)
NO_BIAS = Message(
    en="These are the weights. Each filter has a bias besides.",
    zh="这只是权重的个数。每个滤波器还有一个偏置。",
)
BIAS_PER_CHANNEL = Message(
    en="The bias is added once to the sum over all channels: one for each filter, not "
    "one for each kernel.",
    zh="偏置只在对所有通道求和之后加一次:每个滤波器一个,而不是每个卷积核一个。",
)
NOT_SHARED = Message(
    en="You gave each place weights of its own. They are shared: the size of the "
    "picture plays no part.",
    zh="你给每个位置都配了自己的权重。权重是共享的,与图像大小无关。",
)

PADDING = Message(
    en="Set H_out = H in the formula for the size, with S = 1, and solve for P.",
    zh="在尺寸公式中令 H_out = H、S = 1,解出 P。",
)
NO_DILATION = Message(
    en="Right for dilation 1. With dilation D the kernel reaches over D (k - 1) + 1 "
    "columns.",
    zh="膨胀率为 1 时正确。膨胀率为 D 时,卷积核跨越 D (k - 1) + 1 列。",
)
BOTH_SIDES = Message(
    en="That is what both sides together need; P counts one side.",
    zh="这是左右两侧之和;P 只计一侧。",
)
HALF_OF_K = Message(
    en="Right for dilation 1. In general it is half of D (k - 1), not of D k.",
    zh="膨胀率为 1 时正确。一般情况下是 D (k - 1) 的一半,而不是 D k 的一半。",
)

NOT_WHOLE = Message(
    en="The number is right, but not of type int. A padding counts rings of pixels: "
    "divide with //, as PyTorch takes no 1.0.",
    zh="数值正确,但类型不是 int。填充数的是像素圈数:用 // 相除,PyTorch 不接受 1.0。",
)

LAYER = Message(
    en="Map o at (i, j): the sum of W[o] times the window of all channels, plus b[o].",
    zh="第 o 个特征图在 (i, j) 处:W[o] 与所有通道窗口的乘积之和,再加 b[o]。",
)
FLIPS = Message(
    en="Your kernels are flipped. A layer slides them as they are.",
    zh="你的卷积核被翻转了。卷积层不翻转。",
)
FIRST_CHANNEL = Message(
    en="Only the first channel counts in your result. Sum over all of them.",
    zh="你的结果只用了第一个通道。要对所有通道求和。",
)
BIAS_TIMES = Message(
    en="The bias comes in once for each channel. Add it once, after the sum.",
    zh="偏置对每个通道都加了一次。应在求和之后只加一次。",
)
BIAS_FORGOTTEN = Message(
    en="The sums are right; the bias is missing.",
    zh="求和是对的,但缺了偏置。",
)

FAIR_BLUR = Message(
    en="Divide by the number of real pixels in the window, which differs from place to "
    "place.",
    zh="除以窗口中真实像素的个数,这个数随位置而变。",
)
AS_FOUND = Message(
    en="This still divides by 9 in the corner, where the window holds four pixels.",
    zh="在角落里窗口只有四个像素,却仍然除以 9。",
)
INKED_ONLY = Message(
    en="You count the pixels that are not 0. A black pixel of the picture counts too; "
    "only those of the padding do not.",
    zh="你数的是非零像素。图像里的黑色像素也要算,只有填充的像素不算。",
)
REPEATED = Message(
    en="Repeating the border takes away the dark frame, but counts the pixels at the "
    "border twice. The mean is to be taken of those that are there.",
    zh="重复边缘去掉了暗框,但边缘像素被重复计算。应只对真实存在的像素取平均。",
)
