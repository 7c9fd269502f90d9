using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Operations;

/// <summary>What readiness says of the folders that a silo writes to.</summary>
public sealed class RoomCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_disk_with_too_little_left_is_told_with_what_is_left()
    {
        var path = _folder.File("mail");
        Assert.Null(RoomCheck.Fault("Mail:Pickup", path, least: 0));
        Assert.Matches(
            $@"^Mail:Pickup: \d+ MiB are left for {path}, less than {long.MaxValue >> 20}\.$",
            RoomCheck.Fault("Mail:Pickup", path, least: long.MaxValue)
        );
        Assert.Empty(Directory.EnumerateFiles(path));
    }

    public void Dispose() => _folder.Dispose();
}
