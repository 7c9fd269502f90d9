using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Portal;

/// <summary>What each page says of the way to reach the fund without it.</summary>
internal static class Help
{
    private const string Telephones = "<!--telephones-->",
        Address = "<!--address-->";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Puts it where a page has room for it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="funds">The reader's fund, or all of them.</param>
    public static string In(string html, ImmutableArray<FundView> funds) =>
        html.Replace(Telephones, funds is [var own] ? Line(own) : List(funds), StringComparison.Ordinal)
            .Replace(
                Address,
                funds is [var one]
                    ? $"<p>{Line(one)}, {Written(one.Address.ReplaceLineEndings(", "))}.</p>"
                    : List(funds),
                StringComparison.Ordinal
            );

    private static string Line(FundView fund) => $"{Written(fund.Name)}, {Reached(fund.Contact)}";

    private static string List(ImmutableArray<FundView> funds) =>
        funds.IsEmpty
            ? ""
            : "<details><summary>Téléphoner à votre MSA</summary><ul>"
                + string.Concat(funds.Select(fund => $"<li>{Line(fund)}</li>"))
                + "</ul></details>";

    /// <summary>By telephone from a telephone; an address of another kind is only written.</summary>
    private static string Reached(string contact)
    {
        var number = string.Concat(contact.Where(letter => letter is '+' || char.IsAsciiDigit(letter)));
        return number.Length < 4 || contact.Contains('@', StringComparison.Ordinal)
            ? Written(contact)
            : $"<a href=\"tel:{number}\">{Written(contact.Replace(' ', '\u00a0'))}</a>";
    }

    private static string Written(string text) => Encoder.Encode(text);
}
