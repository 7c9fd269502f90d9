namespace MsaOrleans.Grains;

/// <summary>
/// Ends an activation that stands for nothing: whoever asks for ids and funds that do not exist fills no memory with
/// them. It stays for some seconds, since a page asks for several things at once.
/// </summary>
internal static class Vacancy
{
    /// <summary>How often an activation is looked at that had nothing when it began.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    /// <summary>To be called as the grain is activated with nothing.</summary>
    /// <param name="isVacant">Whether there is still nothing; once there is something, nobody looks again.</param>
    public static void EndIfVacant(this Grain grain, Func<bool> isVacant)
    {
        IGrainTimer? timer = null;
        timer = grain.RegisterGrainTimer(
            _ =>
            {
                if (isVacant())
                    grain.DeactivateOnIdle();
                else
                    timer?.Dispose();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Kept, Kept)
        );
    }
}
