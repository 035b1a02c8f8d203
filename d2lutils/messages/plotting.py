"""What the figures say in words: alt texts, labels and errors."""

from d2lutils.messages.language import Message

# How phrases are joined.
AND = Message(en="{first} and {last}", zh="{first}和{last}")
COMMA = Message(en=", ", zh="、")
SEMICOLON = Message(en="; ", zh="；")
STOP = Message(en=".", zh="。")
COLON = Message(en=": ", zh="：")

# Curves: one clause per line, then one on its spread.
FALLS = Message(
    en="{label} falls from {first} to {last} {over}",
    zh="{over}，{label}从 {first} 降到 {last}",
)
RISES = Message(
    en="{label} rises from {first} to {last} {over}",
    zh="{over}，{label}从 {first} 升到 {last}",
)
STAYS = Message(
    en="{label} stays at {first} {over}", zh="{over}，{label}保持在 {first}"
)
STAYS_NEAR = Message(
    en="{label} stays between {low} and {high} {over}",
    zh="{over}，{label}保持在 {low} 与 {high} 之间",
)
LOWEST_INSIDE = Message(
    en="{label} is lowest, {extreme}, at {x_name} {x} (first {first}, last {last})",
    zh="{label}在 {x_name} = {x} 处最低，为 {extreme}（起点 {first}，终点 {last}）",
)
HIGHEST_INSIDE = Message(
    en="{label} is highest, {extreme}, at {x_name} {x} (first {first}, last {last})",
    zh="{label}在 {x_name} = {x} 处最高，为 {extreme}（起点 {first}，终点 {last}）",
)
ONE_VALUE = Message(en="{label} is {first}", zh="{label}为 {first}")
OVER_COUNT = Message(en="in {count} {x_name}", zh="{count} 个 {x_name} 内")
OVER_RANGE = Message(
    en="over {x_name} {first} to {last}",
    zh="当 {x_name} 从 {first} 变到 {last} 时",
)
NOT_FINITE = Message(
    en="{label} is not finite from {x_name} {x} on",
    zh="{label}从 {x_name} = {x} 起不再是有限数",
)
NEVER_FINITE = Message(en="{label} is never finite", zh="{label}始终不是有限数")
GAPS = Message(en="{label} is not finite at {points}", zh="{label}有{points}不是有限数")
ENDS_BETWEEN = Message(
    en="over {seeds} seeds it ends between {low} and {high}",
    zh="{seeds} 个种子的终点在 {low} 与 {high} 之间",
)
ENDS_SD = Message(
    en="over {seeds} seeds it ends with a standard deviation of {spread}",
    zh="{seeds} 个种子终点的标准差为 {spread}",
)
MARKED = Message(
    en="marked: {label} at {x_name} {x}, {y}", zh="标出：{label}，{x_name} = {x}，{y}"
)
BAND_RANGE = Message(
    en="line: mean, band: min–max of {seeds} seeds",
    zh="线：均值，色带：{seeds} 个种子的最小值到最大值",
)
BAND_SD = Message(
    en="line: mean, band: ±1 standard deviation of {seeds} seeds",
    zh="线：均值，色带：{seeds} 个种子的 ±1 个标准差",
)

# Fields.
FIELD_SIGNED = Message(
    en="{what} runs from {low} to {high} over {x_name} {x} and {y_name} {y}; "
    "it is positive on {positive} of the area",
    zh="{what}在 {x_name} {x}、{y_name} {y} 的范围内从 {low} 到 {high}；"
    "面积的 {positive} 为正",
)
FIELD_PROBABILITY = Message(
    en="{what} is above one half on {positive} of the area, {x_name} {x} and "
    "{y_name} {y}, and runs from {low} to {high}",
    zh="{what}在 {x_name} {x}、{y_name} {y} 的范围内从 {low} 到 {high}；"
    "面积的 {positive} 上大于二分之一",
)
FIELD_MAGNITUDE = Message(
    en="{what} runs from {low} to {high} over {x_name} {x} and {y_name} {y}; "
    "it is largest at ({at_x}, {at_y})",
    zh="{what}在 {x_name} {x}、{y_name} {y} 的范围内从 {low} 到 {high}；"
    "在 ({at_x}, {at_y}) 处最大",
)
FIELD_POINTS = Message(
    en="{right} of {points} on the side of their class",
    zh="{points}，其中 {right} 个落在本类一侧",
)
PLAIN_POINTS = Message(
    en="{points}: {zeros} of class 0 (squares), {ones} of class 1 (round)",
    zh="{points}：类 0（方形）{zeros} 个，类 1（圆形）{ones} 个",
)
ONE_POINT = Message(en="1 point", zh="1 个点")
POINT_COUNT = Message(en="{count} points", zh="{count} 个点")
INTERVAL = Message(en="{first} to {last}", zh="{first} 到 {last}")
VALUE = Message(en="value", zh="数值")
CLASS_NAME = Message(en="class {label}", zh="类 {label}")

# Images and matrices.
IMAGES = Message(
    en="{images} of {height} × {width} pixels{titled}",
    zh="{images}，{height} × {width} 像素{titled}",
)
ONE_IMAGE = Message(en="1 image", zh="1 幅图像")
IMAGE_COUNT = Message(en="{count} images", zh="{count} 幅图像")
IMAGES_TITLED = Message(en=", titled {titles}", zh="，标题依次为{titles}")
IMAGES_RANGE = Message(en="values from {low} to {high}", zh="数值从 {low} 到 {high}")
IMAGES_SIGNED = Message(
    en="values from {low} (vermilion) over 0 (pale) to {high} (blue)",
    zh="数值从 {low}（朱红）经 0（浅色）到 {high}（蓝）",
)
MATRIX = Message(
    en="{rows} × {columns} table; largest {high} {high_place}; "
    "smallest {low} {low_place}",
    zh="{rows} × {columns} 的表；最大值 {high} {high_place}；最小值 {low} {low_place}",
)
CELL = Message(en="at {row}, {column}", zh="在 {row}、{column}")
CELLS = Message(en="in {count} cells", zh="在 {count} 个格中")
ROW = Message(en="row {number}", zh="第 {number} 行")
COLUMN = Message(en="column {number}", zh="第 {number} 列")
MATRIX_ALL = Message(en="rows: {rows}", zh="各行：{rows}")

# Bars.
BARS = Message(
    en="{y_name} is largest, {high}, at {x_name} {high_place} and smallest, "
    "{low}, at {x_name} {low_place}",
    zh="{y_name}在 {x_name} {high_place} 处最大，为 {high}，"
    "在 {x_name} {low_place} 处最小，为 {low}",
)
BARS_EQUAL = Message(en="{y_name} is {high} everywhere", zh="{y_name}都是 {high}")
BARS_ALL = Message(en="all: {bars}", zh="全部：{bars}")
BARS_OF = Message(en="all of {series}: {bars}", zh="{series}全部：{bars}")
BAR_GROUPS = Message(
    en="{y_name} of {series}, {bars} each", zh="{series}的{y_name}，各 {bars}"
)
ONE_BAR = Message(en="1 bar", zh="1 条")
BAR_COUNT = Message(en="{count} bars", zh="{count} 条")
BAR_MARKED = Message(en="pointed out: {x_name} {place}", zh="标出：{x_name} {place}")

# Computation graphs.
GRAPH = Message(
    en="computation graph of {count} nodes: from {inputs} "
    "through {operations} to {output}",
    zh="含 {count} 个节点的计算图：{inputs}经 {operations} 得到 {output}",
)
GRAPH_NO_OPERATION = Message(
    en="computation graph of one node: {output}", zh="只有一个节点的计算图：{output}"
)
GRAPH_GRADIENTS = Message(
    en="gradients of {output} at the inputs: {gradients}",
    zh="{output}对各输入的梯度：{gradients}",
)
OF_SHAPE = Message(en="{name} of shape {shape}", zh="形状为 {shape} 的 {name}")
OPERATIONS = Message(en="{operations} ({names})", zh="{operations}（{names}）")
ONE_OPERATION = Message(en="1 operation", zh="1 个运算")
OPERATION_COUNT = Message(en="{count} operations", zh="{count} 个运算")
RESULT = Message(en="the result", zh="结果")
CONSTANT = Message(en="constant", zh="常数")
GRAPH_KEY = Message(
    en="value, below it the gradient of {output} (bar: blue positive, "
    "vermilion negative)",
    zh="上为数值，下为{output}对它的梯度（色条：蓝为正，朱红为负）",
)

# The numbers of a figure as a table.
MEAN_OF = Message(en="{label}: mean", zh="{label}：均值")
RANGE_OF = Message(
    en="{label}: range of {seeds} seeds", zh="{label}：{seeds} 个种子的范围"
)
ITEM = Message(en="item", zh="项目")
NOTHING = Message(en="none", zh="无")

# Errors.
UNKNOWN_SIZE = Message(
    en="size must be one of {known}, got {size}",
    zh="size 应为 {known} 之一，得到 {size}",
)
NO_PANEL = Message(
    en="panels and columns must be at least 1", zh="panels 与 columns 至少为 1"
)
NO_ALT = Message(
    en="alt must say in words what the figure shows, got an empty text",
    zh="alt 应以文字说明图的内容，得到空文本",
)
NOT_NUMBERS = Message(
    en="{what} must be an array of numbers, got {got}",
    zh="{what} 应为数值数组，得到 {got}",
)
WRONG_AXES = Message(
    en="{what} must be a non-empty array with {wanted} axes, got shape {got}",
    zh="{what} 应为非空的 {wanted} 维数组，得到形状 {got}",
)
NO_SERIES = Message(
    en="series must hold at least one curve, got none", zh="series 至少应有一条曲线"
)
TOO_MANY_SERIES = Message(
    en="at most {most} curves can be told apart in one figure, got {got}",
    zh="一张图最多能区分 {most} 条曲线，得到 {got} 条",
)
X_LENGTH = Message(
    en="x must have as many values as {label}, {expected}, got {got}",
    zh="x 的长度应与 {label} 相同({expected})，得到 {got}",
)
UNKNOWN_BAND = Message(
    en='band must be "range" or "sd", got {got}',
    zh='band 应为 "range" 或 "sd"，得到 {got}',
)
BAD_EXTENT = Message(
    en="extent must be (x_low, x_high, y_low, y_high) with low < high, got {got}",
    zh="extent 应为 (x_low, x_high, y_low, y_high)，且 low < high,得到 {got}",
)
FIELD_SHAPE = Message(
    en="the function of a field must turn (n, 2) points into (n,) values: "
    "for n = {n} it gave shape {got}",
    zh="field 的函数应把 (n, 2) 的点映射为 (n,) 的值：n = {n} 时得到形状 {got}",
)
UNKNOWN_SCALE = Message(
    en='scale must be "signed", "probability" or "magnitude", got {got}',
    zh='scale 应为 "signed"、"probability" 或 "magnitude"，得到 {got}',
)
LABEL_COUNT = Message(
    en="{what} must have {expected} entries, got {got}",
    zh="{what} 应有 {expected} 项，得到 {got} 项",
)
NO_NODES = Message(
    en="a graph needs at least one node, got none", zh="图至少需要一个节点"
)
