using System.Globalization;
using System.Xml.Linq;
using ScottPlot;

namespace PartnershipSim.Plotting;

/// <summary>Completes the drawing that Skia wrote: title, alt text, a size that follows the page, and the texts of the sheet as text.</summary>
internal static class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static void Complete(XDocument document, Figure figure, Sheet sheet)
    {
        XElement root = document.Root!;
        MakeNamesUnique(root, figure.Name);
        string title = $"{figure.Name}-title";
        string description = $"{figure.Name}-desc";
        root.SetAttributeValue("viewBox", $"0 0 {Sheet.Width} {Sheet.Height}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{title} {description}");
        root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", title), figure.Title),
            new XElement(Svg + "desc", new XAttribute("id", description), figure.AltText));
        root.Add(new XElement(
            Svg + "g",
            new XAttribute("font-family", Lettering.SvgFamilies),
            sheet.Texts.Select(Element)));
    }

    /// <summary>Several figures may stand in one page: the names that Skia gives to its clip paths must not meet.</summary>
    private static void MakeNamesUnique(XElement root, string prefix)
    {
        foreach (XAttribute attribute in root.Descendants().Attributes())
        {
            if (attribute.Name.LocalName == "id")
                attribute.Value = $"{prefix}-{attribute.Value}";
            else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
                attribute.Value = $"url(#{prefix}-{attribute.Value[5..]}";
            else if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#'))
                attribute.Value = $"#{prefix}-{attribute.Value[1..]}";
        }
    }

    private static XElement Element(Lettered text)
    {
        XElement element = new(
            Svg + "text",
            new XAttribute("x", Number(text.X)),
            new XAttribute("y", Number(text.Y)),
            new XAttribute("font-size", Number(text.Size)),
            new XAttribute("fill", text.Color.ToStringRGB()));
        if (text.Anchor != Anchor.Start)
            element.SetAttributeValue("text-anchor", text.Anchor == Anchor.Middle ? "middle" : "end");
        if (text.IsBold)
            element.SetAttributeValue("font-weight", "bold");
        element.Value = text.Text;
        return element;
    }

    private static string Number(float value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
