"""Hints of the exercises in ``chapters/backpropagation/learning-digits.ipynb``."""

from d2lutils.messages.language import Message

PARAMETERS = Message(
    en="From n to m units: n times m weights and m biases. Add the three layers.",
    zh="从 n 个单元到 m 个单元:n 乘 m 个权重,m 个偏置。把三层加起来。",
)
NO_BIASES = Message(
    en="Those are the weights. Each unit after the input has a bias too.",
    zh="这只是权重。输入层之后的每个单元还有一个偏置。",
)
INPUT_BIASES = Message(
    en="The 64 inputs are data, not units: they have no bias.",
    zh="64 个输入是数据,不是单元,没有偏置。",
)
ONE_BIAS = Message(
    en="A layer has one bias per unit, not one in all.",
    zh="一层中每个单元都有一个偏置,而不是整层共用一个。",
)
UNITS_ONLY = Message(
    en="You counted the units. What is learned sits on the lines between them.",
    zh="你数的是单元。要学习的数在它们之间的连线上。",
)

DOUBLE_BATCH = Message(
    en="Write the step for m equal examples and look at what m does.",
    zh="对 m 个相同的样本写出这一步,看看 m 起什么作用。",
)
STEP_OF_A_SUM = Message(
    en="That would hold for the bare sum. What does the division by the batch size do "
    "to it?",
    zh="只有单纯求和时才是这样。除以批量大小之后呢?",
)
SQUARE = Message(
    en="The square of the cost was differentiated away: 2 times ½ (a - y) leaves "
    "a - y.",
    zh="代价中的平方在求导时已经消失:2 乘 ½ (a - y) 得 a - y。",
)

CONFUSION_MATRIX = Message(
    en="For each example add 1 to the entry in row y, column read.",
    zh="对每个样本,在第 y 行、第 read 列的元素上加 1。",
)
TRANSPOSED = Message(
    en="Rows and columns are exchanged: the true label chooses the row.",
    zh="行和列对调了:真实标签决定行。",
)
PAIR_ONCE = Message(
    en="A pair that occurs twice counts once: counts[y, read] += 1 reads the old value "
    "once for all repeats. Use np.add.at or a loop.",
    zh="重复出现的一对只计了一次:counts[y, read] += 1 对重复下标只读一次旧值。"
    "请用 np.add.at 或循环。",
)
SHARES = Message(
    en="Counts are wanted, not shares: leave out the division.",
    zh="要的是计数而不是比例:去掉除法。",
)

BATCHED_ACCURACY = Message(
    en="Add up the correct digits over all batches, then divide once by their number.",
    zh="把所有批次中读对的数字加起来,最后除一次总数。",
)
MEAN_OF_MEANS = Message(
    en="The last batch is smaller, but its share weighs as much as the others. Count "
    "digits, not batches.",
    zh="最后一个批次较小,它的比例却和其他批次权重相同。应该数数字,而不是数批次。",
)
DROPS_REST = Message(
    en="The digits of the last, smaller batch are missing.",
    zh="漏掉了最后那个较小批次中的数字。",
)
FULL_BATCHES = Message(
    en="You divide as if the last batch were full.",
    zh="你做除法时把最后一个批次当成满的了。",
)

STANDARD_ERROR = Message(
    en="The standard error of a share is the root of p (1 - p) / n; then times 100.",
    zh="比例的标准误是 p (1 - p) / n 的平方根;再乘以 100。",
)
AS_SHARE = Message(
    en="Right as a share. In percentage points it is a hundred times that.",
    zh="作为比例是对的。换成百分点要乘以 100。",
)
ONE_DIGIT = Message(
    en="That is the spread of a single digit, right or wrong. The mean of 360 digits "
    "varies less.",
    zh="这是单个数字对错的标准差。360 个数字的平均值波动更小。",
)
VARIANCE = Message(
    en="That is the variance; the standard error is its root.",
    zh="这是方差;标准误是它的平方根。",
)
THE_DIFFERENCE = Message(
    en="That is the difference between A and B. Asked is how much A's own accuracy "
    "would vary with other digits.",
    zh="这是 A 与 B 的差。问的是换一批数字时 A 自己的准确率会波动多少。",
)
