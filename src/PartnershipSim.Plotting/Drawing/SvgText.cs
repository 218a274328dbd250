using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// Completes the drawing that Skia wrote: title, alt text, a size that follows the page, and the texts of the sheet as
/// text.
/// </summary>
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
            new XElement(Svg + "title", new XAttribute("id", title), Printable(figure.Title)),
            new XElement(Svg + "desc", new XAttribute("id", description), Printable(figure.AltText)));
        root.Add(new XElement(
            Svg + "g",
            new XAttribute("font-family", Lettering.SvgFamilies),
            sheet.Texts.Select(Element)));
    }

    /// <summary>
    /// Skia names its clip paths by a counter of the process. Several figures may stand in one page, and the same
    /// figure must give the same bytes: names are the figure's own, numbered from 1.
    /// </summary>
    private static void MakeNamesUnique(XElement root, string prefix)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute attribute in root.Descendants().Attributes("id"))
        {
            names[$"url(#{attribute.Value})"] = $"url(#{prefix}-{names.Count + 1})";
            attribute.Value = $"{prefix}-{names.Count}";
        }

        foreach (XAttribute attribute in root.Descendants().Attributes())
            attribute.Value = names.GetValueOrDefault(attribute.Value, attribute.Value);
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
        element.Value = Printable(text.Text);
        return element;
    }

    /// <summary>
    /// A text may come from a foreign folder; what XML cannot carry is shown as a character that is not known.
    /// </summary>
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune) ? rune : Rune.ReplacementChar));

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Number(float value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
