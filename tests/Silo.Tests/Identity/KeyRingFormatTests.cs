using System.Text.Json;
using MsaOrleans.Grains.Identity.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Identity;

/// <summary>A ring stored by an earlier version is read by this one, and written alike.</summary>
public sealed class KeyRingFormatTests
{
    private static readonly string Golden = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Identity", "golden", "key-ring-1.json")
    );

    [Fact]
    public void A_stored_ring_is_read_whole_and_written_as_it_was()
    {
        var ring = JsonSerializer.Deserialize<KeyRingState>(Golden, StateJson.Options)!;

        Assert.Equal(
            [
                new RingElement(
                    "key-0a8c0c7e-6f3b-4a55-9d0e-0f6a2b9b7c11",
                    "<key id=\"0a8c0c7e-6f3b-4a55-9d0e-0f6a2b9b7c11\" "
                        + "version=\"1\"><creationDate>2026-03-30T08:00:00Z</creationDate></key>",
                    new(2026, 3, 30, 8, 0, 0, TimeSpan.Zero),
                    new(2026, 6, 28, 8, 0, 0, TimeSpan.Zero)
                ),
                new RingElement("revocation-20260401", "<revocation version=\"1\" />"),
            ],
            ring.Elements.AsEnumerable()
        );
        using var expected = JsonDocument.Parse(Golden);
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(ring, StateJson.Options));
        Assert.True(JsonElement.DeepEquals(expected.RootElement, written.RootElement), written.RootElement.ToString());
    }
}
