using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// Writes mails as <c>.eml</c> files, for a system without an SMTP server. A file appears whole or not at all, and is
/// its owner’s to read.
/// </summary>
internal sealed class PickupTransport(
    MimeMessages messages,
    IOptions<MailOptions> options,
    IHostEnvironment host,
    TimeProvider time
) : IMailTransport
{
    private readonly string _folder = Path.Combine(host.ContentRootPath, options.Value.Pickup);

    public async Task<MailTry> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        messages.Of(mail).WriteTo(bytes, cancellationToken);
        OwnerOnly.CreateFolder(_folder);
        var name = $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfffffff}-{Safe(mail.MessageId)}.eml";
        var path = Path.Combine(_folder, name);
        await using (var file = OwnerOnly.Open(path + ".part", FileMode.Create))
            await file.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellationToken);
        File.Move(path + ".part", path);
        return new MailTry.Sent();
    }

    private static string Safe(string messageId) =>
        string.Concat(
            messageId.TakeWhile(c => c != '@').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')
        );
}
