"""Hints of the exercises in ``chapters/convolution/pooling.ipynb``."""

from d2lutils.messages.language import Message

POOLED_MAPS = Message(
    en="Four regions of four numbers: first the largest of each, then the sum of each "
    "divided by four.",
    zh="四个区域,每个四个数:先取每个区域的最大值,再取总和除以四。",
)
SUM_FOR_MEAN = Message(
    en="The maxima are right. Your second map holds sums: divide by four.",
    zh="最大值是对的。第二个图里是总和:还要除以四。",
)
ZEROS_COUNT = Message(
    en="The maxima are right. In the mean a zero counts as one of four numbers.",
    zh="最大值是对的。求平均时,零也算四个数中的一个。",
)
OTHER_ORDER = Message(
    en="Both maps are right, in the other order: the maximum comes first.",
    zh="两个图都对,但顺序反了:先写最大值。",
)

WORD = Message(
    en="The output moves as the input does: f(Tx) = T f(x). Which word is that?",
    zh="输出随输入一起移动:f(Tx) = T f(x)。这叫什么?",
)
INVARIANT = Message(
    en="Invariant would mean that the marks stay in place while the cat moves. They "
    "move with it.",
    zh="“不变”是指猫移动而标记不动。这里标记随猫移动。",
)

MAX_POOL = Message(
    en="Region (i, j) begins at row i × stride and column j × stride, and is k × k.",
    zh="区域 (i, j) 从第 i × stride 行、第 j × stride 列开始,大小为 k × k。",
)
MEAN_FOR_MAX = Message(
    en="These are the means of the regions. The largest number was asked for.",
    zh="这是各区域的平均值。题目要的是最大值。",
)
FROM_ZERO = Message(
    en="Where all numbers of a region are negative, you return 0. Begin with the "
    "region's own numbers, not with 0.",
    zh="当区域内全是负数时,你返回了 0。应从区域自身的数开始比较,而不是从 0 开始。",
)

FIELD_SIZE = Message(
    en="Keep two numbers, the field r and the jump j. A layer adds D (k - 1) j to r, "
    "then multiplies j by its stride.",
    zh="记住两个数:感受野 r 和步距 j。每层给 r 加上 D (k - 1) j,再让 j 乘以步幅。",
)
NO_JUMP = Message(
    en="Right as long as all strides are 1. After a stride, neighbouring units lie "
    "further apart, in pixels.",
    zh="所有步幅为 1 时正确。有了步幅之后,相邻单元之间相隔更多像素。",
)
STRIDE_FIRST = Message(
    en="A layer's own stride moves its outputs apart, not its inputs: it counts for "
    "the layers above only.",
    zh="一层自己的步幅拉开的是它的输出,而不是输入:只对上面的层起作用。",
)
DILATION_FORGOTTEN = Message(
    en="Right for dilation 1. A kernel with dilation D reaches over D (k - 1) units.",
    zh="膨胀率为 1 时正确。膨胀率为 D 的卷积核跨越 D (k - 1) 个单元。",
)

HALVE = Message(
    en="Blur with 1/4, 1/2, 1/4 first, then keep every second number.",
    zh="先用 1/4、1/2、1/4 模糊,再每隔一个数取一个。",
)
AS_FOUND = Message(
    en="This is the function as you found it: it samples first, and what the sampling "
    "made of the stripes cannot be blurred away.",
    zh="这还是原来的函数:先采样,采样造成的失真再模糊也去不掉。",
)
NO_BLUR = Message(
    en="Now nothing is blurred at all. Keep the blur, and move it before the sampling.",
    zh="现在完全没有模糊。保留模糊,把它移到采样之前。",
)
PAIRS = Message(
    en="Averaging pairs is a blur too, but not the one asked for: 1/4, 1/2, 1/4 around "
    "every second number.",
    zh="两两平均也是一种模糊,但不是题目要的:应在每隔一个数的周围用 1/4、1/2、1/4。",
)
