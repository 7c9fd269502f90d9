using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo;

/// <summary>
/// Warns, outside of Development, of placeholders in use: no mail server, a made-up sender or portal, the funds
/// shipped; and of storage in the clear.
/// </summary>
internal sealed partial class StandIns(
    IOptions<MailOptions> mail,
    IOptions<FundsOptions> funds,
    IOptions<EncryptionOptions> encryption,
    IConfiguration configuration,
    IHostEnvironment host,
    ILogger<StandIns> logger
) : IHostedService
{
    private static readonly string[] OfMails = [nameof(MailOptions.From), nameof(MailOptions.PortalUrl)];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!host.IsDevelopment())
            Warn();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Warn()
    {
        if (string.IsNullOrWhiteSpace(mail.Value.Host))
            LogNoMailServer(logger, Path.Combine(host.ContentRootPath, mail.Value.Pickup));
        var said = configuration.GetSection(MailOptions.Section);
        foreach (var key in OfMails.Where(key => string.IsNullOrWhiteSpace(said[key])))
            LogMailsSay(
                logger,
                $"{MailOptions.Section}:{key}",
                key == nameof(MailOptions.From) ? mail.Value.From : mail.Value.PortalUrl.ToString()
            );
        if (string.IsNullOrWhiteSpace(funds.Value.Path))
            LogShippedFunds(logger);
        if (encryption.Value.Off)
            LogInTheClear(logger);
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Mails reach nobody, they become files in {Folder}: Mail:Host, the SMTP server, is not set."
    )]
    private static partial void LogNoMailServer(ILogger logger, string folder);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The funds are those shipped, with names and addresses that are made up: Funds:Path, the file of "
            + "funds, is not set."
    )]
    private static partial void LogShippedFunds(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Mails name {Value}, which is made up: {Key} is not set.")]
    private static partial void LogMailsSay(ILogger logger, string key, string value);

    [LoggerMessage(4, LogLevel.Warning, "What people write is stored in the clear: Encryption:Off is true.")]
    private static partial void LogInTheClear(ILogger logger);
}
