using System.Text;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Shipping;

/// <summary>
/// THIRD-PARTY-NOTICES.md names every package of the lock files. After a change of packages:
/// <c>dotnet restore --force-evaluate</c>, then <c>APPROVE=1 dotnet test</c>.
/// </summary>
public sealed class NoticesTests
{
    /// <summary>
    /// Licences whose terms we have read and meet, with what they ask of whoever passes a program on.
    /// </summary>
    private static readonly string[] Met =
    [
        "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "MS-PL OR Apache-2.0",
    ];

    [Fact]
    public void The_notices_name_every_package_of_the_lock_files() =>
        Approval.CheckFile("THIRD-PARTY-NOTICES.md", Printed());

    [Fact]
    public void Every_licence_is_one_whose_terms_we_meet() =>
        Assert.Empty(Package.All().Where(package => !Met.Contains(package.Licence))
            .Select(package => $"{package.Id} {package.Version}: {package.Licence}"));

    [Fact]
    public void What_is_shipped_has_a_licence_whose_text_stands_below() =>
        Assert.Empty(Package.All().Where(
            package => package.IsShipped
                && package.Licence is not ("MIT" or "BSD-2-Clause" or "BSD-3-Clause" or "MS-PL OR Apache-2.0"))
            .Select(package => $"{package.Id} {package.Version}: {package.Licence}"));

    private static string Printed()
    {
        StringBuilder text = new(
            """
            # Third-party notices

            PartnershipSim is under the MIT licence ([LICENSE](LICENSE)). It rests on the work of others; this page names every package in the lock files,
            direct or not, as the packages describe themselves. It is printed by `APPROVE=1 dotnet test`, and a test holds it against the lock files.
            The data have terms of their own: [PROVENANCE](scenarios/data/PROVENANCE.md).

            ## Part of the program

            | package | version | licence | copyright | project |
            | --- | --- | --- | --- | --- |

            """);
        Package[] all = [.. Package.All()];
        foreach (Package package in all.Where(package => package.IsShipped))
            text.Append(
                $"| {package.Id} | {package.Version} | {package.Licence} | {package.Copyright} | "
                + $"<{package.Address}> |\n");
        text.Append(
            """

            The seminar's table of letters that look alike is taken from confusables.txt (Unicode Technical Standard 39), Copyright 1991-2026 Unicode, Inc.,
            under the Unicode License V3 (<https://www.unicode.org/license.txt>): Permission is hereby granted, free of charge, to any person obtaining a copy of
            data files and any associated documentation (the "Data Files") or software and any associated documentation (the "Software") to deal in the Data
            Files or Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, and/or sell copies
            of the Data Files or Software, and to permit persons to whom the Data Files or Software are furnished to do so, provided that either (a) this
            copyright and permission notice appear with all copies of the Data Files or Software, or (b) this copyright and permission notice appear in
            associated Documentation. THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
            LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT SHALL THE
            COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES
            WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN
            CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA FILES OR SOFTWARE. Except as contained in this notice, the name of a copyright holder shall not be
            used in advertising or otherwise to promote the sale, use or other dealings in these Data Files or Software without prior written authorization of
            the copyright holder.

            Of CsvHelper's two licences MS-PL is the one used here. The native libraries of SkiaSharp and HarfBuzz contain Skia, HarfBuzz and parts of other projects;
            their notices go with the program in the folder `licences`. Downloads that bring .NET along carry its licence (MIT, Copyright .NET Foundation and
            Contributors) and notices there, too.

            ## Used to build and to test, not shipped

            | package | version | licence | project |
            | --- | --- | --- | --- |

            """);
        foreach (Package package in all.Where(package => !package.IsShipped))
            text.Append(
                $"| {package.Id} | {package.Version} | {package.Licence} | "
                + $"{(package.Address.Length > 0 ? $"<{package.Address}>" : "")} |\n");
        text.Append(
            """

            ## The MIT licence

            Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"),
            to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,
            and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

            The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
            FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
            LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
            DEALINGS IN THE SOFTWARE.

            ## The BSD licence with three clauses, and with two

            The licence with two clauses (BSD-2-Clause) is this text without clause 3.

            Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

            1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
            2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
               documentation and/or other materials provided with the distribution.
            3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this
               software without specific prior written permission.

            THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO,
            THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
            CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
            PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
            LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
            SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }
}
