using System.Text.RegularExpressions;
using MimeKit;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>The mails a service has sent, read back as a mail program would.</summary>
public sealed partial class Pickup(string folder)
{
    public IReadOnlyList<MimeMessage> All =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "*.eml")
                    .Order(StringComparer.Ordinal)
                    .Select(file => MimeMessage.Load(file)),
            ];

    /// <summary>Waits until that many have come, and gives them in the order they were sent.</summary>
    public async Task<IReadOnlyList<MimeMessage>> AwaitAsync(int count, TimeSpan? patience = null)
    {
        await Eventually.TrueAsync(() => Task.FromResult(All.Count >= count), patience);
        return All;
    }

    /// <summary>The code in the mail to somebody who is invited.</summary>
    public async Task<string> InvitationCodeAsync(string address)
    {
        string? code = null;
        await Eventually.TrueAsync(() =>
        {
            var mail = All.LastOrDefault(mail => mail.To.Mailboxes.Single().Address == address);
            code = mail?.TextBody is { } text ? InvitationLink().Match(text).Groups["code"].Value : null;
            return Task.FromResult(code is not null);
        });
        return code!;
    }

    [GeneratedRegex("/member/invitation\\.html#(?<code>[0-9A-Z-]{19})\\s")]
    private static partial Regex InvitationLink();
}
