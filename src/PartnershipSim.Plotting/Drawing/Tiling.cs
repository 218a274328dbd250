using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>Small multiples: equal cells that fill an area row by row.</summary>
internal readonly record struct Tiling(int Columns, int Rows, PixelRect Area)
{
    /// <summary>As many columns as make the cells wider than high.</summary>
    public static Tiling For(int count, PixelRect area)
    {
        int columns = count switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 3 => 3,
            <= 4 => 2,
            <= 6 => 3,
            <= 8 => 4,
            <= 10 => 5,
            <= 12 => 4,
            <= 15 => 5,
            _ => 0,
        };
        if (columns == 0)
            columns = (int)Math.Ceiling(Math.Sqrt(count * area.Width / area.Height / 1.4));
        return new(columns, Math.Max(1, (count + columns - 1) / columns), area);
    }

    public PixelRect Cell(int number)
    {
        float width = Area.Width / Columns;
        float height = Area.Height / Rows;
        float left = Area.Left + number % Columns * width;
        float top = Area.Top + number / Columns * height;
        return new(left, left + width, top + height, top);
    }

    public bool IsLeft(int number) => number % Columns == 0;

    /// <summary>Has the cell none below it?</summary>
    public bool IsLowest(int number, int count) => number + Columns >= count;
}
