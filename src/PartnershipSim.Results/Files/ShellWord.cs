using System.Text;

namespace PartnershipSim.Results.Files;

/// <summary>A word of a command as a shell reads it, so that whatever is printed as a command can be pasted.</summary>
public static class ShellWord
{
    private const string Plain = "-_./=:,+%";

    /// <summary>
    /// The word as it is or in quotation marks; what no screen should show is spelled (<c>$'a\u0007'</c>).
    /// </summary>
    public static string Quoted(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || Plain.Contains(letter)))
            return word;
        if (!word.Any(char.IsControl))
            return $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
        string spelled = string.Concat(word.Select(letter => char.IsControl(letter)
            ? $"\\u{(int)letter:x4}"
            : letter is '\\' or '\'' ? $"\\{letter}" : $"{letter}"));
        return $"$'{spelled}'";
    }

    /// <summary>The words of a command that <see cref="Quoted"/> wrote, without their quotation marks.</summary>
    public static IEnumerable<string> Split(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        StringBuilder word = new();
        bool isInside = false, isWord = false;
        for (int i = 0; i < command.Length; i++)
        {
            char letter = command[i];
            if (letter == '\'')
                (isInside, isWord) = (!isInside, true);
            else if (letter == '\\' && !isInside && i + 1 < command.Length)
                (_, isWord) = (word.Append(command[++i]), true);
            else if (letter != ' ' || isInside)
                (_, isWord) = (word.Append(letter), true);
            else if (isWord)
                yield return Taken();
        }

        if (isWord)
            yield return Taken();

        string Taken()
        {
            string taken = word.ToString();
            word.Clear();
            isWord = false;
            return taken;
        }
    }
}
