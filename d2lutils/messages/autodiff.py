"""What the engine says when an operation or a derivative is impossible."""

from d2lutils.messages.language import Message

SHAPES = Message(
    en="{operation}: the shapes {shapes} do not fit",
    zh="{operation}:形状 {shapes} 不匹配",
)
SHAPES_WITH = Message(
    en="{operation}: the shapes {shapes} do not fit with {attributes}",
    zh="{operation}:形状 {shapes} 与 {attributes} 不匹配",
)
INDEX = Message(
    en="the index {key} does not fit a tensor of shape {shape}",
    zh="索引 {key} 不适用于形状为 {shape} 的张量",
)
INDEX_KIND = Message(
    en="a tensor is indexed by integers, slices, None, ... and arrays of integers "
    "or booleans, not by {kind}; whole numbers that are floats go through "
    "cast(index, 'int64') or gather(x, index)",
    zh="张量的索引只能是整数、切片、None、... 以及整数或布尔数组,而不能是 {kind};"
    "以浮点数表示的整数请用 cast(index, 'int64') 或 gather(x, index)",
)
NOT_WHOLE = Message(
    en="only whole numbers become int64 and can index; round them first",
    zh="只有整数才能转换为 int64 并用作索引;请先取整",
)
INDEX_APART = Message(
    en="the integer arrays of an index must stand next to each other, got {key}; "
    "index in two steps, or transpose first",
    zh="索引中的整数数组必须相邻,得到的是 {key};请分两步索引,或先转置",
)
AXIS = Message(
    en="axis {axis} does not exist in a tensor of shape {shape}",
    zh="形状为 {shape} 的张量没有第 {axis} 轴",
)
AXES_TWICE = Message(
    en="the axes {axes} name an axis of shape {shape} twice",
    zh="轴 {axes} 重复指定了形状 {shape} 的同一个轴",
)
PERMUTATION = Message(
    en="transpose: {axes} is not an order of the {number} axes of shape {shape}",
    zh="transpose:{axes} 不是形状 {shape} 的 {number} 个轴的一个排列",
)
NOT_NUMBERS = Message(
    en="expected numbers, got {kind}",
    zh="应为数值,得到的是 {kind}",
)
ARRAY_OF = Message(
    en="an array of {dtype} with shape {shape}",
    zh="形状为 {shape}、类型为 {dtype} 的数组",
)
DTYPE = Message(
    en="dtype must be float64, float32 or int64, got {dtype}",
    zh="dtype 必须是 float64、float32 或 int64,得到的是 {dtype}",
)
INTEGER_GRADIENT = Message(
    en="a tensor of {dtype} cannot require a gradient; use float64 or float32",
    zh="类型为 {dtype} 的张量不能求梯度;请使用 float64 或 float32",
)
NEW_DATA_SHAPE = Message(
    en="new data must keep the shape {expected}, got {received}",
    zh="新数据必须保持形状 {expected},得到的是 {received}",
)
NEW_DATA_COMPUTED = Message(
    en="only a tensor you made can get new data; this one was computed by {operation}",
    zh="只有直接创建的张量才能更换数据;这个张量是由 {operation} 计算得到的",
)
CHANGED = Message(
    en="an input of {operation}, shape {shape}, got new data after it was used; "
    "compute the loss again before differentiating",
    zh="{operation} 的一个输入(形状 {shape})在使用之后更换了数据;"
    "请先重新计算损失再求导",
)
NOT_SCALAR = Message(
    en="only a scalar can be differentiated, got shape {shape}; take its sum or mean",
    zh="只能对标量求导,得到的形状是 {shape};请先求和或取平均",
)
NOTHING_TO_DIFFERENTIATE = Message(
    en="nothing this scalar was computed from requires a gradient; "
    "make the parameters with requires_grad=True",
    zh="这个标量不依赖任何需要梯度的张量;请用 requires_grad=True 创建参数",
)
WRT_SEQUENCE = Message(
    en="wrt must be a list of tensors, such as [W, b], got {kind}",
    zh="wrt 必须是张量列表,例如 [W, b],得到的是 {kind}",
)
WRT_REQUIRES = Message(
    en="wrt[{position}], shape {shape}, does not require a gradient; "
    "make it with requires_grad=True",
    zh="wrt[{position}](形状 {shape})不需要梯度;请用 requires_grad=True 创建它",
)
NOT_A_TENSOR = Message(
    en="expected a Tensor, got {kind}",
    zh="应为 Tensor,得到的是 {kind}",
)
ONE_NUMBER = Message(
    en="only a tensor with one element is one number, got shape {shape}",
    zh="只有含一个元素的张量才能转换为一个数,得到的形状是 {shape}",
)
ARRAY_LEAVES_GRAPH = Message(
    en="NumPy would lose the derivative of this tensor of shape {shape}; "
    "use .data for its values",
    zh="NumPy 会丢失这个形状为 {shape} 的张量的导数;若只要数值,请使用 .data",
)
WINDOW = Message(
    en="windows: size {size} with stride {stride} does not fit axes {axes} "
    "of shape {shape}",
    zh="windows:大小 {size}、步幅 {stride} 的窗口不适用于形状 {shape} 的轴 {axes}",
)
PAD_WIDTHS = Message(
    en="pad: one pair (before, after) of non-negative integers for each axis of "
    "shape {shape}, got {widths}",
    zh="pad:形状 {shape} 的每个轴需要一对非负整数(前,后),得到的是 {widths}",
)
EMPTY_SEQUENCE = Message(
    en="{operation}: expected at least one tensor, got none",
    zh="{operation}:至少需要一个张量,但一个也没有",
)
EPSILON = Message(
    en="epsilon must be positive, got {epsilon}",
    zh="epsilon 必须为正数,得到的是 {epsilon}",
)
