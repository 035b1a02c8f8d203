"""What is wrong with the declaration of an explorable, or with a run of it."""

from d2lutils.messages.language import Message

# A wrong declaration.
IN = Message(en="explorable {name}: {problem}", zh="交互实验 {name}：{problem}")
NAME = Message(
    en='the name must be lower-case words joined by "-", such as "gradient-descent", '
    "got {got!r}",
    zh="名字应由小写单词以“-”连接而成，例如“gradient-descent”，现在是 {got!r}",
)
NOT_A_MESSAGE = Message(
    en="{what} must be a Message(en=..., zh=...) with both texts, got {got!r}",
    zh="{what} 应当是两种语言齐全的 Message(en=..., zh=...)，现在是 {got!r}",
)
KIND = Message(
    en="{what} must be one of {expected}, got {got!r}",
    zh="{what} 应当是 {expected} 之一，现在是 {got!r}",
)
CONTROL_NAME = Message(
    en="the name of a control must be a Python name other than {reserved}, got {got!r}",
    zh="控件名应是一个 Python 名字，且不能是 {reserved}，现在是 {got!r}",
)
SEED_NAME = Message(
    en='the name "seed" belongs to Seed(), here it names a {got}',
    zh="名字“seed”只属于 Seed()，这里却用于 {got}",
)
TWICE = Message(
    en="every {what} needs a name of its own, got {names} more than once",
    zh="每个{what}都要有自己的名字，{names} 出现了不止一次",
)
SLIDER_RANGE = Message(
    en="slider {name}: low must be below high, both finite, got {low} and {high}",
    zh="滑块 {name}：low 应小于 high，且都是有限数，现在是 {low} 和 {high}",
)
SLIDER_DEFAULT = Message(
    en="slider {name}: the default must lie between {low} and {high}, got {got}",
    zh="滑块 {name}：默认值应在 {low} 与 {high} 之间，现在是 {got}",
)
SLIDER_LOG = Message(
    en="slider {name}: a logarithmic scale needs low above 0 and no step, "
    "got low {low}, step {step}",
    zh="滑块 {name}：对数刻度要求 low 大于 0 且不给 step，"
    "现在 low 是 {low}，step 是 {step}",
)
SLIDER_STEP = Message(
    en="slider {name}: the step must be above 0 and give 2 to {most} values, got {got}",
    zh="滑块 {name}：step 应大于 0 并给出 2 至 {most} 个值，现在是 {got}",
)
SLIDER_COLUMNS = Message(
    en="slider {name}: columns must be a whole number from 2 to 6, got {got}",
    zh="滑块 {name}：columns 应为 2 至 6 的整数，现在是 {got}",
)
CHOICE_OPTIONS = Message(
    en="choice {name}: needs two or more options, each a whole number or a text "
    'without ";" or quotes, got {got}',
    zh="选项 {name}：至少要有两个选项，每个是整数或不含“;”和引号的文本，现在是 {got}",
)
CHOICE_DEFAULT = Message(
    en="choice {name}: the default must be one of {expected}, got {got!r}",
    zh="选项 {name}：默认值应当是 {expected} 之一，现在是 {got!r}",
)
SEED_RANGE = Message(
    en="the seed must be a whole number from 0 to {most}, got {got!r}",
    zh="种子应当是 0 至 {most} 的整数，现在是 {got!r}",
)
SEED_MOST = Message(
    en="the largest seed must be a whole number from 1 to {most}, got {got!r}",
    zh="最大的种子应当是 1 至 {most} 的整数，现在是 {got!r}",
)
SLIDER_GRID = Message(
    en="slider {name}: a grid has two or more rising values from {low} to {high}, the "
    "default {default} among them, got {got}",
    zh="滑块 {name}：grid 应是 {low} 到 {high} 之间两个以上递增的值，"
    "并包含默认值 {default}，现在是 {got}",
)
GRID_OF_TAPES = Message(
    en="slider {name}: a grid is for Recorded; the page computes an Explorable at "
    "every value",
    zh="滑块 {name}：grid 只用于 Recorded；Explorable 在任何取值处都由页面计算",
)
DRAWING = Message(
    en="a drawing is a text of pairs of A-Z, a-z, 0-9, - and _ that points part into "
    "strokes, got {got!r}",
    zh="图画是由 A-Z、a-z、0-9、- 和 _ 两两组成的文本，笔画之间用点隔开，"
    "现在是 {got!r}",
)
DRAWING_LONG = Message(
    en="a drawing here has at most {most} segments, got {got}",
    zh="这里的图画最多有 {most} 条线段，现在有 {got} 条",
)
DRAWING_MOST = Message(
    en="drawing {name}: most must be a whole number from 1 to {most}, got {got!r}",
    zh="图画 {name}：most 应是 1 至 {most} 的整数，现在是 {got!r}",
)
TOO_MANY_IN_SIGHT = Message(
    en="at most {most} controls in sight, got {got}: {names}; "
    "put the others under More with more=True",
    zh="最多显示 {most} 个控件，现在有 {got} 个：{names}；"
    "请用 more=True 把其余的放进“更多”",
)
TOO_MANY_TAPES = Message(
    en="at most {most} combinations of structure choices, got {got}: {counts}",
    zh="结构选项最多有 {most} 种组合，现在有 {got} 种：{counts}",
)
VIEW_COUNT = Message(
    en="an explorable has 1 to 3 views, got {got}",
    zh="应有 1 至 3 个视图，现在有 {got} 个",
)
SQUARES = Message(
    en="{view}: squares are spanned by points, scatter=(x, y), "
    "got squares={got!r} alone",
    zh="{view}：正方形由数据点 scatter=(x, y) 张成，现在只有 squares={got!r}",
)
SERIES_COUNT = Message(
    en="{view}: needs 1 to {most} series, got {got}",
    zh="{view}：应有 1 至 {most} 组数据，现在有 {got} 组",
)
LIMITS = Message(
    en="{view}: limits must be symmetric about 0 where the scale is signed, and above "
    "0 for a logarithm; the scale is {scale}, got {got}",
    zh="{view}：scale 为 signed 时 limits 应关于 0 对称，取对数时应大于 0；"
    "现在 scale 是 {scale}，limits 是 {got}",
)
RANGE = Message(
    en="{view}: {axis} must be two finite numbers, the lower one first, got {got}",
    zh="{view}：{axis} 应是两个有限数，小的在前，现在是 {got}",
)
IMAGE_COLUMNS = Message(
    en="{view}: columns must be a whole number from 1, got {got!r}",
    zh="{view}：columns 应是不小于 1 的整数，现在是 {got!r}",
)
IMAGE_COUNT = Message(
    en="{view}: shows at most {most} images, got {got}",
    zh="{view}：最多显示 {most} 幅图像，现在有 {got} 幅",
)
BAR_PLACES = Message(
    en="{view}: labels, edges and bins each say where the bars stand; give at most "
    "one of them, got {got}",
    zh="{view}：labels、edges、bins 都用来说明各条所在的位置，最多给出其中一个，"
    "现在给出了 {got}",
)
BAR_LIMITS = Message(
    en="{view}: bars begin at 0, so the limits must not leave it out, got {got}",
    zh="{view}：条形从 0 开始，limits 应把 0 包括在内，现在是 {got}",
)
BAR_SIGNS = Message(
    en="{view}: signed bars have the hues of their signs, so there can be one array of "
    "them, not several with labels",
    zh="{view}：signed 的条形用颜色表示正负，因此只能有一个数组，"
    "不能有带标签的多个数组",
)
BAR_EDGES = Message(
    en="{view}: the edges of the bins must grow from one to the next, got {name} = "
    "{got}",
    zh="{view}：分组的边界应逐个增大，现在 {name} 是 {got}",
)
DRAG = Message(
    en="{view}: drag must name two sliders, got {got}; the sliders are {expected}",
    zh="{view}：drag 应给出两个滑块的名字，现在是 {got}；已有的滑块是 {expected}",
)
NODES = Message(
    en="{view}: needs 1 to {most} nodes, each with a name of its own, got {got}",
    zh="{view}：应有 1 至 {most} 个名字互不相同的节点，现在是 {got}",
)
NODE_PLACE = Message(
    en="{view}: node {name} must be at (column, row), each from 0 to below {most}, "
    "got {got}",
    zh="{view}：节点 {name} 的位置应是 (列, 行)，各不小于 0 且小于 {most}，"
    "现在是 {got}",
)
NODES_TOUCH = Message(
    en="{view}: nodes must be 1 apart in columns or in rows, {first} and {second} are "
    "closer",
    zh="{view}：节点之间至少应相隔一列或一行，{first} 与 {second} 靠得太近",
)
EDGES = Message(
    en="{view}: edges are at most {most} different pairs of two different nodes out "
    "of {names}, got {got}",
    zh="{view}：边应是至多 {most} 个互不相同的节点对，两端是 {names} 中的不同节点，"
    "现在是 {got}",
)
TOKENS = Message(
    en="{view}: tokens are 1 to {most} texts of 1 to {longest} characters, or the name "
    "of an array and a vocabulary of 1 to {vocabulary} such texts, got {got}",
    zh="{view}：tokens 应是 1 至 {most} 个文本，每个 1 至 {longest} 个字符；"
    "或者是一个数组的名字，并给出含 1 至 {vocabulary} 个文本的 vocabulary；"
    "现在是 {got}",
)
STEPS_ORDER = Message(
    en="steps, most_steps, steps_per_frame and every must be whole numbers with "
    "1 <= steps <= most_steps <= {limit}, 1 <= steps_per_frame <= most_steps, "
    "1 <= every <= steps, got {got}",
    zh="steps、most_steps、steps_per_frame、every 应是整数，且 "
    "1 <= steps <= most_steps <= {limit}、1 <= steps_per_frame <= most_steps、"
    "1 <= every <= steps，现在是 {got}",
)
TIME = Message(
    en="start and step are needed for steps, and left out where most_steps is 0; "
    "most_steps is {most}",
    zh="有步数时需要 start 和 step，most_steps 为 0 时两者都省略；"
    "现在 most_steps 是 {most}",
)
BRACES = Message(
    en="{what}: a place is {example} (.Nf, .Ne, .Ng or d), "
    "other braces are not allowed, got {got!r}",
    zh="{what}：占位符写作 {example}（.Nf、.Ne、.Ng 或 d），"
    "不能有其他花括号，现在是 {got!r}",
)
NO_PLACES = Message(
    en="{what}: takes no values, got {got!r}",
    zh="{what}：这里不能有占位符，现在是 {got!r}",
)
PLACES_DIFFER = Message(
    en="{what}: both languages must name the same values, got {en} and {zh}",
    zh="{what}：两种语言应使用同样的占位符，现在是 {en} 和 {zh}",
)
PLACE_OF_CHOICE = Message(
    en="{what}: {name} is a choice, its place takes no format, got {got!r}",
    zh="{what}：{name} 是选项，占位符不带格式，现在是 {got!r}",
)
OPTION_COUNT = Message(
    en="the prediction needs 2 to 6 options, got {got}",
    zh="预测题应有 2 至 6 个选项，现在有 {got} 个",
)

# What start, step and look return.
MAKES_NOTHING = Message(
    en="{function}() must return a dict of Tensors by name, got an empty one",
    zh="{function}() 应返回以名字为键的张量字典，现在是空的",
)
RETURNED_NAMES = Message(
    en='start() and look() return names of a-z, A-Z, 0-9 and "_" that begin with a '
    'letter, none of them "steps", got {got}',
    zh="start() 与 look() 返回的名字由 a-z、A-Z、0-9 和“_”组成，以字母开头，"
    "且不能是“steps”，现在是 {got}",
)
STEP_UNKNOWN = Message(
    en="step() returned {names}, which start() does not return; the state is {state}",
    zh="step() 返回了 {names}，而 start() 没有返回它；状态有 {state}",
)
CLASH = Message(
    en="{first} and {second} share the names {names}; each needs names of its own",
    zh="{first} 与 {second} 有相同的名字 {names}；每个都要有自己的名字",
)
STATE_DIFFERS = Message(
    en="{function}() returns {got} with the options {options}, but {expected} with the "
    "default options; the names must be the same",
    zh="选项为 {options} 时 {function}() 返回 {got}，默认选项时返回 {expected}；"
    "名字应当相同",
)
NOT_SHOWN = Message(
    en="{what} shows {name}, which is none of: {expected}",
    zh="{what} 使用了 {name}，但可用的只有：{expected}",
)
NOT_SCALAR = Message(
    en="{what} needs one number, but look() returns {name} with shape {got}",
    zh="{what} 需要一个数，但 look() 返回的 {name} 形状是 {got}",
)
SHAPE = Message(
    en="{what}: {name} must have shape {expected}, got {got}",
    zh="{what}：{name} 的形状应是 {expected}，现在是 {got}",
)
SHAPE_CHANGES = Message(
    en="{what}: {name} must keep its shape {expected} in all tapes, "
    "got {got} with the options {options}",
    zh="{what}：{name} 在所有计算带中应保持形状 {expected}，"
    "选项为 {options} 时却是 {got}",
)
NO_SUCH_NAME = Message(
    en="{of} has no {name}; it has {expected}",
    zh="{of} 里没有 {name}；其中有 {expected}",
)
NOT_FINITE = Message(
    en="{name} is {got} at step {step} of the default run; a default run is finite",
    zh="默认运行在第 {step} 步时 {name} 为 {got}；默认运行的数值应当有限",
)
NOT_POSITIVE = Message(
    en="{view}: logarithmic colours need values above 0, the least is {got}",
    zh="{view}：对数颜色要求数值大于 0，最小值却是 {got}",
)
ANSWER = Message(
    en="the answer of the prediction is the number of an option, 0 to {most}, but "
    "{name} is {got} at the end of the default run",
    zh="预测题的答案应是选项的编号 0 至 {most}，但默认运行结束时 {name} 为 {got}",
)
TOO_LARGE = Message(
    en="the page would load {got} kB (gzip), at most {most} kB: {parts}",
    zh="页面需要载入 {got} kB（gzip），上限为 {most} kB：{parts}",
)

# A run in Python.
UNKNOWN_CONTROL = Message(
    en="there is no control {names}; the controls are {expected}",
    zh="没有名为 {names} 的控件；控件有 {expected}",
)
BAD_STEPS = Message(
    en="steps must be a whole number from 0, every from 1, got {steps} and {every}",
    zh="steps 应是不小于 0 的整数，every 不小于 1，现在是 {steps} 和 {every}",
)
BAD_VALUE = Message(
    en="{name} must be {expected}, got {got!r}",
    zh="{name} 应当是{expected}，现在是 {got!r}",
)
A_NUMBER = Message(en="a finite number", zh="一个有限数")
BETWEEN = Message(en="a number from {low} to {high}", zh="{low} 到 {high} 的数")
WHOLE = Message(en="a whole number from {low} to {high}", zh="{low} 到 {high} 的整数")
ONE_OF = Message(en="one of {options}", zh="以下之一：{options}")

# What cannot be copied.
NO_SOURCE = Message(
    en="{name} must be written with def or class at the top of a cell or module, "
    "because Copy as Python copies its lines",
    zh="{name} 应在单元格或模块的最外层用 def 或 class 写成，"
    "因为“复制为 Python”要复制它的源代码",
)
CLOSURE = Message(
    en="{name} uses {names} of the function around it; Copy as Python needs them as "
    "arguments or at the top of the notebook",
    zh="{name} 用到了外层函数的 {names}；"
    "“复制为 Python”要求它们是参数或位于笔记本最外层",
)
CANNOT_COPY = Message(
    en="{function} uses {name}, a {got} that Copy as Python cannot write down; "
    "use a function of the notebook, an import, or a small constant",
    zh="{function} 用到了 {name}，“复制为 Python”无法写出这个 {got}；"
    "请改用笔记本中的函数、导入的名字或小常量",
)
UNDEFINED = Message(
    en="{function} uses {name}, which is not defined",
    zh="{function} 用到了未定义的 {name}",
)
TAKEN = Message(
    en="{function} uses the name {name}, which the copied cell needs for itself",
    zh="{function} 用到了名字 {name}，而复制出的单元格自己需要这个名字",
)
