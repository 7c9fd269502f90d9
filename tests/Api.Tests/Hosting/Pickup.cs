using MimeKit;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>The mails a service has sent, read back as a mail program would.</summary>
public sealed class Pickup(string folder)
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
}
