"""Hints of the exercises in ``chapters/backpropagation/backpropagation.ipynb``."""

from d2lutils.messages.language import Message

WHAT_CHANGES = Message(
    en="Read `backprop` once more: which names stand on the left of an `=`?",
    zh="再读一遍 `backprop`:等号左边出现了哪些名字?",
)
UPDATES_WEIGHTS = Message(
    en="`backprop` only reads the weights; the update is the fourth stage of the loop.",
    zh="`backprop` 只读取权重;更新是训练循环的第四个阶段。",
)
UPDATES_BIASES = Message(
    en="`backprop` returns `db`, the gradient of the biases; it never writes to "
    "`biases`.",
    zh="`backprop` 返回偏置的梯度 `db`,从不改写 `biases`。",
)
UPDATES_BOTH = Message(
    en="That is what an optimiser does with the gradient. Compare `weights` before "
    "and after a call of `backprop`.",
    zh="那是优化器用梯度去做的事。比较调用 `backprop` 前后的 `weights`。",
)

ONE_NEURON = Message(
    en="Multiply three rates: cost by a, a by z, z by w.",
    zh="把三个变化率相乘:C 对 a、a 对 z、z 对 w。",
)
FORGOT_SLOPE = Message(
    en="The rate of the squashing function is missing: a moves only a (1 - a) times "
    "as fast as z.",
    zh="漏掉了激活函数的变化率:a 的变化只有 z 的 a (1 - a) 倍。",
)
FORGOT_INPUT = Message(
    en="That is the derivative with respect to b. For w, the last rate is the input x.",
    zh="这是对 b 的导数。对 w 而言,最后一个变化率是输入 x。",
)
WRONG_SIGN = Message(
    en="Check the sign: the derivative of ½(a - y)² with respect to a is a - y, not "
    "y - a.",
    zh="检查符号:½(a - y)² 对 a 的导数是 a - y,而不是 y - a。",
)
USED_WEIGHT = Message(
    en="The last rate is z by w, which is x. You took z by x, which is w.",
    zh="最后一个变化率是 z 对 w,即 x。你用的是 z 对 x,即 w。",
)

SILENT_INPUT = Message(
    en="BP4 holds the input, BP3 does not. Count the weights that leave the silent "
    "input.",
    zh="BP4 含有输入,BP3 不含。数一数从沉默输入出发的权重。",
)
COUNTED_INPUTS = Message(
    en="You counted the input; count the weights that leave it.",
    zh="你数的是输入的个数;请数从它出发的权重。",
)
BIASES_SILENT = Message(
    en="The biases of the hidden units still feel the error: BP3 has no input in it.",
    zh="隐藏单元的偏置仍然感受到误差:BP3 中没有输入。",
)
NOTHING_SILENT = Message(
    en="One factor of BP4 is the activation that came in. For one input it is 0.",
    zh="BP4 的一个因子是传入的激活值。有一个输入的激活值为 0。",
)

TANH_ERROR = Message(
    en="Send the error back through the transposed weights, then scale each unit by "
    "its slope 1 - a².",
    zh="让误差经过权重的转置传回,再用每个单元的斜率 1 - a² 缩放。",
)
FORGOT_TRANSPOSE = Message(
    en="Unit j sums over the units k that it feeds: that is the transposed matrix. "
    "For square weights the shape does not warn you.",
    zh="单元 j 要对它所连接的单元 k 求和:这需要转置矩阵。权重为方阵时,形状不会提醒你。",
)
SIGMOID_SLOPE = Message(
    en="a (1 - a) is the slope of the sigmoid; tanh has another one.",
    zh="a (1 - a) 是 Sigmoid 的斜率;tanh 的斜率不同。",
)
TANH_TWICE = Message(
    en="`a` is already tanh(z); applying tanh once more gives the slope somewhere "
    "else.",
    zh="`a` 已经是 tanh(z);再取一次 tanh 得到的是别处的斜率。",
)
NO_SLOPE = Message(
    en="The error reached the activations; the slope that leads to z is missing.",
    zh="误差已传到激活值;还缺少通向 z 的斜率。",
)

LAYER_GRADIENTS = Message(
    en="Each gradient has the shape of its variable, and both sum over the rows.",
    zh="每个梯度与其变量形状相同,并且都对各行求和。",
)
MEAN_TWICE = Message(
    en="The 1/n is already inside `delta`; dividing again makes the gradient n times "
    "too small.",
    zh="1/n 已包含在 `delta` 里;再除一次会使梯度缩小为 1/n。",
)
BIAS_MEAN = Message(
    en="The bias sums the rows of delta, like the weights do; a mean divides once "
    "too often.",
    zh="偏置要对 delta 的各行求和,和权重一样;取平均会多除一次。",
)
ONE_EXAMPLE = Message(
    en="Only the first example was heard. Every row of the batch adds its part.",
    zh="只用了第一个样本。批量中的每一行都要贡献自己的一份。",
)
GRADIENT_TRANSPOSED = Message(
    en="W leads from d_in to d_out, and its gradient has the same shape (d_in, "
    "d_out); yours is transposed.",
    zh="W 从 d_in 通向 d_out,其梯度的形状也是 (d_in, d_out);你的结果是它的转置。",
)

STEP = Message(
    en="Check the gradient of each matrix by nudging: the one of W1 is wrong.",
    zh="用扰动法检查每个矩阵的梯度:W1 的梯度是错的。",
)
UPDATED_TOO_EARLY = Message(
    en="The gradient of W1 is wrong. Which `W2` does the error pass through?",
    zh="W1 的梯度不对。误差经过的是哪一个 `W2`?",
)
STEP_UPHILL = Message(
    en="The cost rises: a step goes against the gradient.",
    zh="代价上升了:更新应沿负梯度方向。",
)
STEP_SUM = Message(
    en="The step is n times too long: the cost is the mean over the batch.",
    zh="步长大了 n 倍:代价是整个批量的平均值。",
)

SUM_OR_MEAN = Message(
    en="The sum of 50 gradients is 50 times their mean; the step must stay the same.",
    zh="50 个梯度之和是其平均值的 50 倍;步长应保持不变。",
)
MULTIPLIED = Message(
    en="Her gradient is 50 times larger, so her learning rate must be smaller.",
    zh="她的梯度大 50 倍,所以学习率应当更小。",
)
UNCHANGED = Message(
    en="With the same learning rate her steps are 50 times as long as yours.",
    zh="学习率不变时,她的步长是你的 50 倍。",
)
SQUARE_ROOT = Message(
    en="No square root: the sum is exactly 50 times the mean, whatever the cost is.",
    zh="不需要开方:无论代价是什么,总和都恰好是平均值的 50 倍。",
)
