"""Hints of the exercises in ``chapters/ml-triad/gradient-descent.ipynb``."""

from d2lutils.messages.language import Message

LARGEST_RATE = Message(
    en="Find L, the second derivative; the bound is 2/L. Terms of lower degree bend "
    "nothing.",
    zh="先求 L，即二阶导数；界限是 2/L。低次项不影响弯曲程度。",
)
COEFFICIENT = Message(
    en="You took the coefficient 3 for the curvature. Differentiate 3x² twice.",
    zh="你把系数 3 当成了曲率。请对 3x² 求两次导数。",
)
BEST_NOT_LARGEST = Message(
    en="That is 1/L, the rate that lands at once. How much larger may it be?",
    zh="这是 1/L，也就是一步到位的学习率。它还能大到多少？",
)
CURVATURE_ITSELF = Message(
    en="That is the curvature L. The bound on the learning rate is 2/L.",
    zh="这是曲率 L 本身。学习率的界限是 2/L。",
)

REGIME = Message(
    en="Compute the factor 1 − lr·L. Its sign says on which side the next place is, "
    "its size whether it is nearer.",
    zh="计算因子 1 − lr·L：符号说明下一步在哪一侧，大小说明是否更近。",
)
SIGN_LOST = Message(
    en="The size is right, the sign is not: 1 − 1.5 is negative.",
    zh="大小对了，符号不对：1 − 1.5 是负数。",
)
NOT_THE_EDGE = Message(
    en="For ever would need the factor −1, that is lr·L = 2.",
    zh="永远来回跳需要因子为 −1，即 lr·L = 2。",
)
PAST_IS_NOT_LOST = Message(
    en="The step does pass the minimum. But compare the distances before and after it.",
    zh="这一步确实越过了极小点。但请比较走之前和走之后的距离。",
)

BEST_FACTOR = Message(
    en="At the best rate the two factors have the same size: 1 − lr·μ = lr·L − 1.",
    zh="学习率最好时，两个因子大小相同：1 − lr·μ = lr·L − 1。",
)
ONE_OVER_L = Message(
    en="That is 1 − μ/L, the flat direction at lr = 1/L. A larger rate does better.",
    zh="这是 lr = 1/L 时平缓方向的因子 1 − μ/L。更大的学习率会更好。",
)
WITH_MOMENTUM = Message(
    en="That is (√κ − 1)/(√κ + 1), what the best momentum reaches. Here β = 0.",
    zh="这是 (√κ − 1)/(√κ + 1)，是最佳动量才能达到的值。这里 β = 0。",
)
RATE_NOT_FACTOR = Message(
    en="That is the best learning rate. Now put it into 1 − lr·μ.",
    zh="这是最佳学习率。再把它代入 1 − lr·μ。",
)

MOMENTUM_STEP = Message(
    en="First v ← βv + g, then w ← w − lr·v with the new v; return both, w first.",
    zh="先 v ← βv + g，再用新的 v 计算 w ← w − lr·v；两个都返回，w 在前。",
)
OLD_VELOCITY = Message(
    en="You moved w by the velocity of the step before. Update v first.",
    zh="你用上一步的速度移动了 w。应先更新 v。",
)
AVERAGED = Message(
    en="You weighted g by 1 − β: an average. The heavy ball of the text, and "
    "PyTorch's SGD, add the whole gradient.",
    zh="你给 g 乘了 1 − β，那是平均。正文的重球法和 PyTorch 的 SGD 加的是整个梯度。",
)
RATE_INSIDE = Message(
    en="You put lr into v. Some books do; here v is a sum of gradients, and lr enters "
    "when w moves.",
    zh="你把 lr 放进了 v 里。有些书这样写；这里 v 是梯度之和，移动 w 时才乘 lr。",
)
UPHILL = Message(
    en="Check the sign: the gradient points uphill.",
    zh="检查符号：梯度指向上坡。",
)

STEP_TOGETHER = Message(
    en="Both partial derivatives belong to the place where the step begins.",
    zh="两个偏导数都应取自这一步的出发点。",
)
IN_TURN = Message(
    en="This still behaves as you found it: y is moved by a slope taken at the new x. "
    "Compute both slopes first.",
    zh="它的行为还和原来一样：移动 y 时用的是新 x 处的斜率。请先算好两个斜率。",
)
NO_COUPLING = Message(
    en="The term xy has gone missing: it adds y to the slope in x and x to the slope "
    "in y.",
    zh="漏了 xy 这一项：它给 x 方向的斜率加上 y，给 y 方向的斜率加上 x。",
)

RATE_BOUND = Message(
    en="The curvatures of the cost are the eigenvalues of XᵀX/n. Which of them sets "
    "the bound?",
    zh="代价的各个曲率是 XᵀX/n 的特征值。其中哪一个决定界限？",
)
NO_MEAN = Message(
    en="The cost is the mean over the examples: divide XᵀX by n.",
    zh="代价是对样本的平均：要把 XᵀX 除以 n。",
)
SINGULAR_VALUE = Message(
    en="A singular value of X is the root of an eigenvalue of XᵀX. Square it.",
    zh="X 的奇异值是 XᵀX 特征值的平方根。请取平方。",
)
DIAGONAL = Message(
    en="That is right for features that do not correlate. In general take the largest "
    "eigenvalue, not the largest entry of the diagonal.",
    zh="特征互不相关时这是对的。一般情况下要取最大特征值，而不是对角线上的最大元素。",
)
FLATTEST = Message(
    en="That is the bound of the flattest direction. The steepest one fails first.",
    zh="这是最平缓方向的界限。最陡的方向会先失稳。",
)
HALF_OF_IT = Message(
    en="That is 1/L. The descent converges up to twice that.",
    zh="这是 1/L。学习率直到它的两倍都收敛。",
)

NEWTON_STEP = Message(
    en="x − f′(x)/f″(x), with f′(x) = tanh x and f″(x) = 1/cosh² x.",
    zh="x − f′(x)/f″(x)，其中 f′(x) = tanh x，f″(x) = 1/cosh² x。",
)
MULTIPLIED = Message(
    en="You multiplied by the curvature. Divide: where the curve bends more, the step "
    "is shorter.",
    zh="你乘了曲率。应当除以曲率：弯得越厉害，步子越短。",
)
SLOPE_ALONE = Message(
    en="That is gradient descent with lr = 1. Where does the curvature come in?",
    zh="这是 lr = 1 的梯度下降。曲率在哪里起作用？",
)
AVERAGED_CURVATURE = Message(
    en="That lands at 0 at once: it divides by tanh(x)/x, the curvature averaged over "
    "the way to a minimum that is not known yet. Newton takes the curvature at x.",
    zh="这样一步就到 0：它除以的是 tanh(x)/x，即到极小点一路上的平均曲率，"
    "而极小点还不知道在哪里。牛顿法取 x 处的曲率。",
)
NOT_SQUARED = Message(
    en="You divided by 1/cosh x. The derivative of tanh x is 1/cosh² x.",
    zh="你除以的是 1/cosh x。tanh x 的导数是 1/cosh² x。",
)
