using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// One mail sent from the command line, <c>Silo -- test-mail to@…</c>, with what the server said to it.
/// </summary>
public static class TestMail
{
    private const int Taken = 0,
        NotTaken = 1,
        Misused = 2;

    /// <returns>The exit code: 0 when the mail was taken, 1 when it was not, 2 when it was not tried.</returns>
    public static async Task<int> SendAsync(IServiceProvider services, string address, TextWriter output)
    {
        if (EmailAddress.Find(address) is not { } to)
        {
            await output.WriteLineAsync("test-mail needs an e-mail address: Silo -- test-mail vous@exemple.fr");
            return Misused;
        }
        try
        {
            var mail = Mail(
                to,
                services.GetRequiredService<MailIdentity>(),
                services.GetRequiredService<TimeProvider>()
            );
            return string.IsNullOrWhiteSpace(services.GetRequiredService<IOptions<MailOptions>>().Value.Host)
                ? await PickUpAsync(services, mail, output)
                : await ConverseAsync(services, mail, output);
        }
        catch (OptionsValidationException invalid)
        {
            await output.WriteLineAsync(invalid.Message);
            return Misused;
        }
    }

    private static OutgoingMail Mail(EmailAddress to, MailIdentity identity, TimeProvider time) =>
        new(
            $"test.{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}@{identity.Domain}",
            "MSA",
            to,
            "Courriel d’essai",
            "Ceci est un courriel d’essai de la messagerie sécurisée.\n",
            "<p>Ceci est un courriel d’essai de la messagerie sécurisée.</p>\n"
        );

    private static async Task<int> PickUpAsync(IServiceProvider services, OutgoingMail mail, TextWriter output)
    {
        await services.GetRequiredService<IMailTransport>().SendAsync(mail, CancellationToken.None);
        await output.WriteLineAsync(
            "Mail:Host is not set: the mail is a file in "
                + $"{services.GetRequiredService<IOptions<MailOptions>>().Value.Pickup}."
        );
        return Taken;
    }

    private static async Task<int> ConverseAsync(IServiceProvider services, OutgoingMail mail, TextWriter output)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        await output.WriteLineAsync(
            $"{options.Host}:{options.EffectivePort}, {options.SocketOptions}, from {options.From}"
        );
        using var line = new SmtpLine(options.AnswerTimeout, new SmtpTranscript(output));
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, TimeProvider.System);
            await line.ConnectAsync(options, limit.Token);
            await line.SendAsync(
                services.GetRequiredService<MimeMessages>().Of(mail),
                () => limit.CancelAfter(options.AnswerTimeout),
                limit.Token
            );
            await output.WriteLineAsync("The server took the mail.");
            return Taken;
        }
        catch (Exception failure) when (SmtpFailure.IsOne(failure))
        {
            var seen = SmtpFailure.Of(failure, line.Stage);
            await output.WriteLineAsync(
                seen.InDoubt
                    ? $"The server had the whole mail and did not say whether it takes it: {failure.Message}"
                    : $"Not taken ({seen.Fault}): {failure.Message}"
            );
            return NotTaken;
        }
    }
}
