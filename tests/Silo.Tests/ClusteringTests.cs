using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Polly.Timeout;

namespace MsaOrleans.Silo.Tests;

public sealed class ClusteringTests
{
    /// <summary>As Orleans makes it when a grain can't be placed.</summary>
    private readonly TimeoutException _timeout = new(
        "Grain placement operation timed out.",
        new TimeoutRejectedException("30 s")
    );

    [Fact]
    public void A_timeout_of_Orleans_reaches_its_caller_as_one()
    {
        using var services = new ServiceCollection().AddSerializer().CarryTimeouts().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        var told = serializer.Deserialize(serializer.SerializeToArray(_timeout));
        Assert.Equal(_timeout.Message, Assert.IsType<TimeoutException>(told).Message);
    }

    [Fact]
    public void Without_being_allowed_to_it_does_not()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        Assert.Throws<CodecNotFoundException>(() =>
            services.GetRequiredService<Serializer<Exception>>().SerializeToArray(_timeout)
        );
    }
}
