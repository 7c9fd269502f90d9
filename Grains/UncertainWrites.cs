namespace MsaOrleans.Grains;

/// <summary>
/// When the write of a state throws, nobody knows what is stored: the activation ends, and the next call reads it.
/// </summary>
internal static class UncertainWrites
{
    public static Task CommitAsync<T>(this Grain grain, IPersistentState<T> stored, T next)
    {
        stored.State = next;
        return grain.EndIfUncertainAsync(stored.WriteStateAsync);
    }

    public static async Task EndIfUncertainAsync(this Grain grain, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
