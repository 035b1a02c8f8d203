"""Hints of the exercises in ``chapters/convolution/convolutional-networks.ipynb``."""

from d2lutils.messages.language import Message

PARAMETERS = Message(
    en="Three layers have parameters. The first: 6 × (9 + 1). The last reads 12 maps "
    "of 5 × 5.",
    zh="有参数的共三层。第一层：6 × (9 + 1)。最后一层读取 12 个 5 × 5 的特征图。",
)
NO_BIASES = Message(
    en="These are the weights. Each filter, and each output of the last layer, has a "
    "bias too.",
    zh="这只是权重。每个滤波器和最后一层的每个输出还各有一个偏置。",
)
ONE_CHANNEL = Message(
    en="The filters of the second layer look at six maps: each holds six kernels.",
    zh="第二层的滤波器要看六个特征图：每个滤波器含六个卷积核。",
)
NOT_HALVED = Message(
    en="The last layer does not see maps of 20 × 20: they were halved twice.",
    zh="最后一层看到的不是 20 × 20 的图：它们已经减半了两次。",
)

PRODUCTS = Message(
    en="Multiply the weights of a convolutional layer by the number of places of its "
    "map: 400 in the first layer, 100 in the second.",
    zh="卷积层的权重数要乘以特征图的位置数：第一层 400 个，第二层 100 个。",
)
ONE_PLACE = Message(
    en="This counts each weight once. A kernel works once for each place of its map.",
    zh="这里每个权重只算了一次。卷积核在特征图的每个位置都要算一次。",
)
SECOND_MAP = Message(
    en="The second layer works on halved maps: it has 10 × 10 places, not 20 × 20.",
    zh="第二层作用在减半后的图上：有 10 × 10 个位置，不是 20 × 20 个。",
)
HEAD_SLIDES = Message(
    en="The last layer is fully connected: it does not slide, each weight works once.",
    zh="最后一层是全连接层：它不滑动，每个权重只用一次。",
)

HIDDEN_UNITS = Message(
    en="h hidden units cost (inputs + 1) h + (h + 1) outputs. Collect h, divide, and "
    "drop the rest.",
    zh="h 个隐藏单元需要 (inputs + 1) h + (h + 1) outputs 个参数。"
    "合并 h，相除，舍去余数。",
)
HIDDEN_NO_BIASES = Message(
    en="You count weights only. Each hidden unit and each output has a bias.",
    zh="你只算了权重。每个隐藏单元和每个输出还各有一个偏置。",
)
FIRST_LAYER = Message(
    en="The second layer costs parameters too: each hidden unit feeds all outputs.",
    zh="第二层也要参数：每个隐藏单元连到所有输出。",
)
ROUNDED_UP = Message(
    en="One unit too many: the network would exceed the parameters allowed.",
    zh="多了一个单元：网络会超出允许的参数个数。",
)

MOVED = Message(
    en="Start from zeros. Copy what stays in the picture; mind both signs of `right`.",
    zh="从全零开始，复制仍留在图内的部分；注意 `right` 的正负两种情况。",
)
ROLLED = Message(
    en="This is the function as you found it: what leaves at one side comes in again "
    "at the other.",
    zh="这还是原来的函数：从一侧移出的部分又从另一侧进来。",
)
ONE_WAY = Message(
    en="Right for moves to the right. To the left, columns still come in again.",
    zh="向右移动时正确。向左移动时，仍有列从另一侧进来。",
)
DOWNWARDS = Message(
    en="You move rows. Axis 2 of pictures (n, rows, columns) runs to the right.",
    zh="你移动的是行。图像数组 (n, 行, 列) 的第 2 轴才是向右的方向。",
)
