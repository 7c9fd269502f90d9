using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Grains.DataFiles;

/// <summary>A section of the configuration that names files to use in place of those shipped.</summary>
public interface IDataFilesOptions
{
    /// <summary>
    /// From the content root, or absolute; null, or empty, for those shipped. Absolute once it is read by
    /// <see cref="IOptions{TOptions}"/>.
    /// </summary>
    string? Path { get; set; }
}

internal static partial class DataFilesRegistration
{
    /// <summary>
    /// Registers data that is read from files. The host loads it before it starts anything. It does not start with
    /// invalid files: a <see cref="DataFaultException"/> lists every fault.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="section">Configuration section of the options.</param>
    /// <param name="load">Reads and checks the files.</param>
    /// <param name="describe">What was loaded, for the log.</param>
    public static IServiceCollection AddDataFiles<TOptions, TData>(
        this IServiceCollection services,
        IConfigurationSection section,
        Func<IServiceProvider, TOptions, TData> load,
        Func<TData, string> describe
    )
        where TOptions : class, IDataFilesOptions
        where TData : class
    {
        services
            .AddOptions<TOptions>()
            .Bind(section)
            .PostConfigure<IHostEnvironment>(
                (options, host) =>
                    options.Path = string.IsNullOrWhiteSpace(options.Path)
                        ? null
                        : Path.Combine(host.ContentRootPath, options.Path)
            );
        services.AddSingleton(provider => load(provider, provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services.AddHostedService(provider => new Startup<TData>(
            describe(provider.GetRequiredService<TData>()),
            provider.GetRequiredService<ILogger<Startup<TData>>>()
        ));
    }

    /// <summary>
    /// Loads the data before the silo accepts calls, because a host creates all hosted services before it starts one.
    /// </summary>
    private sealed class Startup<TData>(string loaded, ILogger<Startup<TData>> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            LogLoaded(logger, loaded);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "{Loaded} loaded")]
    private static partial void LogLoaded(ILogger logger, string loaded);
}
