namespace MsaOrleans.Silo.Encryption;

/// <summary>What the states of grains are bound to.</summary>
internal static class StateRows
{
    public static RowIdentity IdentityOf(string serviceId, string state, string grain, int version) =>
        new($"OrleansStorage/{serviceId}/{state}", grain, version);
}
