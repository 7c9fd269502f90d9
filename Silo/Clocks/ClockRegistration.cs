namespace MsaOrleans.Silo.Clocks;

internal static class ClockRegistration
{
    /// <summary>
    /// One time for all silos: a reminder is set by one silo and rung by another, and a deadline must not depend on
    /// which of
    /// them received the request. On SQLite there is one silo, and the machine's clock is the cluster's.
    /// </summary>
    /// <param name="shared">Whether other silos share the database.</param>
    public static ISiloBuilder KeepTime(this ISiloBuilder silo, bool shared)
    {
        silo.Services.AddKeyedSingleton<TimeProvider>(
            TimeProviderNames.ActivationManagement,
            (_, _) => new SteadyClock(TimeProvider.System)
        );
        if (!shared)
            return silo;
        silo.Services.AddSingleton(_ => new ClusterClock(TimeProvider.System));
        silo.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<ClusterClock>());
        silo.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<ClockKeeper>(services, TimeProvider.System)
        );
        return silo;
    }
}
