using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Replies.Domain;

namespace MsaOrleans.Grains.Replies;

/// <summary>Has the templates loaded before the silo takes calls: a host makes all its services, then starts them.</summary>
internal sealed partial class ReplyTemplatesStartup(ReplyTemplates templates, ILogger<ReplyTemplatesStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogLoaded(templates.Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "{Count} reply templates loaded")]
    private partial void LogLoaded(int count);
}
