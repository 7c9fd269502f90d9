using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Boards;

/// <summary>Who may see what belongs to a fund.</summary>
internal static class BoardAccess
{
    public static bool MaySee(this Actor actor, string fund) => actor.Role switch
    {
        Role.Admin => true,
        Role.Agent or Role.Supervisor => actor.Fund == fund,
        _ => false,
    };
}
