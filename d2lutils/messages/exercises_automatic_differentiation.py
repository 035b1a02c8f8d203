"""Hints of the exercises of the notebook on automatic differentiation."""

from d2lutils.messages import Message

PASSES = Message(
    en="Forward mode runs once per input, reverse mode walks back once per output.",
    zh="前向模式每个输入运行一次,反向模式每个输出回走一次。",
)
PASSES_SWAPPED = Message(
    en="The two numbers are swapped: forward mode is seeded at one *input* at a time.",
    zh="两个数写反了:前向模式每次只在一个*输入*处放入 1。",
)
PASSES_ONE_WALK = Message(
    en="One walk back is enough for one output only; here there are 3000.",
    zh="回走一次只够一个输出;这里有 3000 个输出。",
)
PASSES_PRODUCT = Message(
    en="15 000 is the number of derivatives; each pass delivers many of them at once.",
    zh="15 000 是导数的个数;每一遍能同时给出许多个。",
)

GRAPH = Message(
    en="Find ū first: u is used three times. Then collect what arrives at x and y.",
    zh="先求 ū:u 被用了三次。然后把到达 x 和 y 的各项加起来。",
)
GRAPH_LOST_ROAD = Message(
    en="x reaches L by two roads: through u, and directly in u·x. Add both.",
    zh="x 通过两条路到达 L:经过 u,以及直接在 u·x 中。两项都要加。",
)
GRAPH_SQUARE_FORK = Message(
    en="u·u uses u twice, so it sends u back along both edges: 2u, not u.",
    zh="u·u 用了两次 u,两条边各传回一个 u:是 2u,不是 u。",
)
GRAPH_LOST_USER = Message(
    en="u·x uses u as well, so x arrives at u too: ū = 2u + x.",
    zh="u·x 也用了 u,所以 u 还收到 x:ū = 2u + x。",
)
GRAPH_SWAPPED = Message(
    en="The two numbers are swapped: x̄ comes first, then ȳ.",
    zh="两个数写反了:先写 x̄,再写 ȳ。",
)

ZERO = Message(
    en="Write down w and w.grad after each line; backward *adds* to w.grad.",
    zh="逐行写下 w 和 w.grad;backward 是把结果*加*到 w.grad 上。",
)
ZERO_CLEARED = Message(
    en="That is the result with zero_grad. Without it the first slope is still there.",
    zh="这是用了 zero_grad 的结果。不清零时,第一次的斜率还留在里面。",
)
ZERO_SAME_SLOPE = Message(
    en="The second slope is taken at the new w = 0.8, not at w = 1.",
    zh="第二次的斜率要在新的 w = 0.8 处计算,而不是 w = 1。",
)

DIVIDE = Message(
    en="Call q = a/b. From a = q·b follows ȧ = q̇·b + q·ḃ; solve for q̇.",
    zh="记 q = a/b。由 a = q·b 得 ȧ = q̇·b + q·ḃ,从中解出 q̇。",
)
DIVIDE_TANGENTS = Message(
    en="The tangent of a quotient is not the quotient of the tangents.",
    zh="商的切线不是切线之商。",
)
DIVIDE_SIGN = Message(
    en="A growing b makes a/b smaller: the sign of the second term is wrong.",
    zh="b 变大会使 a/b 变小:第二项的符号反了。",
)
DIVIDE_SQUARE = Message(
    en="The whole tangent must be divided by b squared, not by b.",
    zh="整个切线要除以 b 的平方,而不是除以 b。",
)

WALK = Message(
    en="Start with zeros and a 1 at the end; go from the last node to the first.",
    zh="先全部置零,末尾置 1;从最后一个结点走到第一个。",
)
WALK_OVERWRITES = Message(
    en="A node with two users keeps only one report: use += where you write =.",
    zh="有两个使用者的结点只留下了一份:把 = 改成 +=。",
)
WALK_FORWARD = Message(
    en="You pass on adjoints that are not complete yet: start at the end of the tape.",
    zh="你传出的伴随值还不完整:要从磁带的末尾开始。",
)
WALK_LOCAL_ONLY = Message(
    en="A local derivative counts only times the adjoint of the node that used it.",
    zh="局部导数要乘以使用它的那个结点的伴随值。",
)
WALK_NO_SEED = Message(
    en="The output's own adjoint is ∂L/∂L = 1; it belongs in the list too.",
    zh="输出自己的伴随值是 ∂L/∂L = 1;它也要留在列表里。",
)

UNBROADCAST = Message(
    en="Sum over every axis along which the array was stretched, and only over those.",
    zh="对数组被拉伸的每个轴求和,并且只对这些轴求和。",
)
UNBROADCAST_MEAN = Message(
    en="An element used n times collects the *sum* of n contributions, not their mean.",
    zh="一个元素被用了 n 次,收到的是 n 项之*和*,不是平均。",
)
UNBROADCAST_LEADING = Message(
    en="The leading axes are right; sum the copies along axes of length 1 as well.",
    zh="前面的轴处理对了;沿长度为 1 的轴,各副本也要求和。",
)
UNBROADCAST_FIRST_ROW = Message(
    en="Copies are not dropped on the way back: all of them report, and reports add.",
    zh="回走时不能丢掉副本:每个副本都有贡献,贡献要相加。",
)

SECOND = Message(
    en="Only leaves keep a sum over calls; other nodes start each walk at zero.",
    zh="只有叶结点跨调用累加;其他结点每次回走都从零开始。",
)
SECOND_STALE = Message(
    en="The node 3v still holds its adjoint of the walk before, and hands it on again.",
    zh="结点 3v 还留着上一次回走的伴随值,又传了一遍。",
)
SECOND_FRESH = Message(
    en="Now the leaf forgets too: after two walks PyTorch's leaf holds 12, not 6.",
    zh="现在连叶结点也忘了:两次回走之后,PyTorch 的叶结点里是 12,不是 6。",
)

HESSIAN = Message(
    en="Take grad, multiply by v, sum, and take grad of that with respect to x.",
    zh="先求 grad,乘以 v,求和,再对 x 求一次 grad。",
)
HESSIAN_GRADIENT = Message(
    en="That is the gradient times v, element by element: one more grad is missing.",
    zh="这是梯度与 v 逐元素相乘:还差一次 grad。",
)
HESSIAN_ONES = Message(
    en="v is missing: the derivative of the gradient's sum is H times ones.",
    zh="少了 v:你对梯度之和求导,得到的是 H 乘以全 1 向量。",
)
HESSIAN_DIAGONAL = Message(
    en="Multiply by v *before* the second grad; H has entries off its diagonal.",
    zh="要在第二次 grad *之前*乘以 v;H 有非对角元素。",
)
GONE = Message(
    en="Start from W′ and b′ and mark all that they read, step by step upwards. "
    "What has no mark disappears.",
    zh="从 W′ 和 b′ 出发，逐步向上标出它们用到的每一行；没有标记的行就会消失。",
)
GONE_NONE = Message(
    en="The loss's value is read by no line below it: its slope at itself is 1, "
    "whatever its value is.",
    zh="loss 的数值没有被后面的任何一行用到：它对自身的导数恒为 1，与数值无关。",
)
GONE_LAST = Message(
    en="The last line goes, and then what only that line read goes too.",
    zh="最后一行消失之后，只被它用到的那些行也会随之消失。",
)
GONE_FORWARD = Message(
    en="The backward pass reads values of the forward pass: here x, the output of "
    "tanh and the error.",
    zh="反向传播要用到前向传播的值：这里是 x、tanh 的输出和 error。",
)
