using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Postgres;
using Orleans.Configuration;
using Orleans.Serialization;

namespace MsaOrleans.Silo;

/// <summary>
/// How silos and clients find each other: in PostgreSQL, or not at all when one silo is all there is.
/// </summary>
internal static partial class Clustering
{
    /// <summary>A silo is declared dead after three unanswered probes, about 10 s.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How often a silo reads the membership table when no change was announced.</summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A client is not told that the silo it called has died. After this time the Api answers 503, and the caller tries
    /// again with the same idempotency key.
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);

    /// <param name="alone">Whether this silo is all there is: on SQLite.</param>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, SiloOptions cluster, bool alone)
    {
        if (alone)
            return silo.ConfigureServices(NoListeners.ListenNowhere)
                .UseLocalhostClustering(
                    cluster.SiloPort,
                    cluster.GatewayPort,
                    null,
                    SiloOptions.ServiceId,
                    cluster.ClusterId
                );
        var address = Address(cluster.AdvertisedAddress);
        silo.Services.CarryTimeouts();
        return silo.Configure<ClusterOptions>(cluster.Name)
            .Configure<ClusterMembershipOptions>(membership =>
                (membership.ProbeTimeout, membership.TableRefreshTimeout) = (ProbeTimeout, TableRefresh)
            )
            .ConfigureEndpoints(
                address,
                cluster.SiloPort,
                cluster.GatewayPort,
                listenOnAnyHostAddress: !IPAddress.IsLoopback(address)
            )
            .UseAdoNetClustering(clustering =>
                clustering.Configure<StorageDatabase>(
                    (options, database) =>
                        (options.Invariant, options.DataSource) = (database.Invariant, database.DataSource)
                )
            );
    }

    public static IClientBuilder FindCluster(this IClientBuilder client, SiloOptions cluster, string database)
    {
        client.Services.CarryTimeouts();
        return client
            .Configure<ClusterOptions>(cluster.Name)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout)
            .UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (PostgresDatabase.Invariant, database)
            )
            .UseConnectionRetryFilter<PatientConnection>();
    }

    /// <summary>
    /// When a grain can't be placed in time Orleans throws an exception with one of Polly's inside, which is not
    /// serialised unless allowed. Without this the caller gets an unknown exception and answers 500 instead of 503.
    /// </summary>
    public static IServiceCollection CarryTimeouts(this IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(options =>
            options.SupportedNamespacePrefixes.Add(nameof(Polly))
        );

    private static IPAddress Address(string addressOrName)
    {
        if (IPAddress.TryParse(addressOrName, out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(addressOrName, AddressFamily.InterNetwork)[0];
        }
        catch (SocketException)
        {
            throw new OptionsValidationException(
                SiloOptions.Section,
                typeof(SiloOptions),
                ["Cluster:AdvertisedAddress must be an IP address, or a name that has one."]
            );
        }
    }

    private static void Name(this SiloOptions cluster, ClusterOptions options) =>
        (options.ServiceId, options.ClusterId) = (SiloOptions.ServiceId, cluster.ClusterId);

    /// <summary>A client that starts before its silos waits for them.</summary>
    private sealed partial class PatientConnection(
        TimeProvider time,
        IOptions<ClusterOptions> cluster,
        ILogger<PatientConnection> logger
    ) : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        private string? _told;

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            if (exception.Message != _told)
                LogWaiting(logger, cluster.Value.ClusterId, _told = exception.Message);
            await Task.Delay(Pause, time, cancellationToken);
            return true;
        }

        [LoggerMessage(
            1,
            LogLevel.Warning,
            "No silo of the cluster {ClusterId} can be reached, the start waits for one: {Reason}"
        )]
        private static partial void LogWaiting(ILogger logger, string clusterId, string reason);
    }
}
