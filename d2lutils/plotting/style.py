"""The look of every figure: colours by meaning, four sizes, one set of defaults.

The style is a dictionary, not a style file, so that a change of it is a change of code.
"""

from typing import Literal

Size = Literal["single", "pair", "square", "strip"]

# Hue carries meaning, the same through the whole book.
BLUE = "#0072b2"  # positive, class 1, ours
VERMILION = "#d55e00"  # negative, class 0, baseline
GREEN = "#009e73"
PURPLE = "#cc79a7"
GREY = "#7a7f87"  # context
HUES = (BLUE, VERMILION, GREEN, PURPLE, GREY)
CLASS_HUES = (BLUE, VERMILION)  # class 1, class 0
DASHES = ("-", "--", "-.", ":", (0, (6, 1.5, 1, 1.5, 1, 1.5)))
MARKERS = ("o", "s", "^", "D", "v")

# Ink, from strong to faint, and the paper: in the book they follow the page's theme.
INK = "#222832"
MUTED = "#48566b"
EDGE = "#9aa3ad"
GRID = "#e5e7ea"
PAPER = "#ffffff"
# Text on a coloured cell must not follow the theme: the cell does not either.
DARK_ON_COLOUR = "#010101"
LIGHT_ON_COLOUR = "#fefefe"

SIGNED = (VERMILION, "#f7f7f7", BLUE)  # zero is the middle
SIGNED_PALE = ("#e9ba94", "#f7f7f7", "#94c2db")  # under points

SIZES: dict[Size, tuple[float, float]] = {  # inches
    "single": (6.4, 3.6),
    "pair": (6.4, 3.0),
    "square": (3.6, 3.6),
    "strip": (6.4, 1.6),
}

READER_FONTS = (
    "Helvetica Neue",
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
)
# Comes with Matplotlib and is wider than the page's fonts: what fits with it, fits.
LAYOUT_FONT = "DejaVu Sans"
CHINESE_FONTS = (
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
)

TITLE_SIZE = 12.0  # points
LABEL_SIZE = 10.0

STYLE: dict[str, object] = {
    "figure.dpi": 120,
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.h_pad": 0.05,
    "figure.constrained_layout.w_pad": 0.05,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "d2lutils",
    "mathtext.fontset": "dejavusans",
    "font.sans-serif": list(READER_FONTS),
    "font.size": 11,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.labelsize": 11,
    "xtick.labelsize": LABEL_SIZE,
    "ytick.labelsize": LABEL_SIZE,
    "legend.fontsize": LABEL_SIZE,
    "legend.frameon": False,
    "text.color": INK,
    "axes.titlecolor": INK,
    "axes.labelcolor": MUTED,
    "xtick.labelcolor": MUTED,
    "ytick.labelcolor": MUTED,
    "axes.edgecolor": EDGE,
    "xtick.color": EDGE,
    "ytick.color": EDGE,
    "axes.linewidth": 0.8,
    "xtick.major.width": 0.8,
    "ytick.major.width": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "lines.linewidth": 2,
    "lines.markersize": 5,
    "lines.dash_capstyle": "butt",
    "scatter.edgecolors": PAPER,
    "image.cmap": "viridis",
    "image.interpolation": "nearest",
}
