using System.Xml;
using System.Xml.Linq;
using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// One drawing for light and for dark pages: the two themes differ in nothing but colours, so each colour of the light
/// drawing names the one that replaces it in the dark (CSS light-dark()). A browser without that function shows the
/// light drawing.
/// </summary>
internal static class ThemedSvg
{
    private static readonly string[] Colours = ["fill", "stroke"];

    public static string Of(Figure figure)
    {
        XDocument light = FigureWriter.Drawn(figure, Theme.Light);
        XDocument dark = FigureWriter.Drawn(figure, Theme.Dark);
        XElement[] own = [.. light.Descendants()];
        XElement[] other = [.. dark.Descendants()];
        if (own.Select(element => element.Name).SequenceEqual(other.Select(element => element.Name)))
        {
            foreach ((XElement element, XElement twin) in own.Zip(other))
                Mix(element, twin);
        }

        light.Root!.SetAttributeValue("width", null);
        light.Root.SetAttributeValue("height", null);
        using StringWriter text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineChars = "\n" }))
            light.Save(writer);
        return text.ToString();
    }

    private static void Mix(XElement element, XElement twin)
    {
        List<string> style = [];
        foreach (string name in Colours)
        {
            string? own = element.Attribute(name)?.Value;
            string? other = twin.Attribute(name)?.Value;
            bool isShape = own is not null || other is not null;
            if (isShape && own != other && own != "none" && other != "none")
                style.Add($"{name}:light-dark({own ?? "black"},{other ?? "black"})");
        }

        if (style.Count > 0)
            element.SetAttributeValue("style", string.Join(';', style));
    }
}
