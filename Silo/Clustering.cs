using System.Net;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Postgres;
using Orleans.Configuration;

namespace MsaOrleans.Silo;

/// <summary>How silos and clients find each other: in PostgreSQL, or not at all when one silo is all there is.</summary>
internal static class Clustering
{
    /// <param name="alone">Whether this silo is all there is: on SQLite.</param>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, SiloOptions cluster, bool alone)
    {
        if (alone)
            return silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, SiloOptions.ServiceId, cluster.ClusterId);
        if (!IPAddress.TryParse(cluster.AdvertisedAddress, out var address))
            throw new OptionsValidationException(SiloOptions.Section, typeof(SiloOptions), ["Cluster:AdvertisedAddress must be an IP address."]);
        return silo
            .Configure<ClusterOptions>(cluster.Name)
            .ConfigureEndpoints(address, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address))
            .UseAdoNetClustering(clustering => clustering.Configure<StorageDatabase>((options, database) =>
                (options.Invariant, options.DataSource) = (database.Invariant, database.DataSource)));
    }

    public static IClientBuilder FindCluster(this IClientBuilder client, SiloOptions cluster, string database) => client
        .Configure<ClusterOptions>(cluster.Name)
        .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (PostgresDatabase.Invariant, database))
        .UseConnectionRetryFilter<PatientConnection>();

    private static void Name(this SiloOptions cluster, ClusterOptions options) =>
        (options.ServiceId, options.ClusterId) = (SiloOptions.ServiceId, cluster.ClusterId);

    /// <summary>A client that starts before its silos waits for them.</summary>
    private sealed class PatientConnection(TimeProvider time) : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(Pause, time, cancellationToken);
            return true;
        }
    }
}
