"""Which addresses are the public internet: what is left when every special range is taken away."""

from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

# Beside what `ipaddress` knows, which differs between Python's patch releases.
_SPECIAL_V4 = tuple(
    ip_network(range_)
    for range_ in (
        "100.64.0.0/10",  # carrier-grade NAT
        "168.63.129.16/32",  # the host of an Azure machine
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
    )
)
_GLOBAL_V6 = ip_network("2000::/3")
_SPECIAL_V6 = tuple(
    ip_network(range_)
    for range_ in (
        "2001::/23",  # Teredo among others: an IPv4 address travels inside
        "2001:db8::/32",
        "2002::/16",  # 6to4: likewise
        "3fff::/20",
    )
)
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether anyone on the internet would reach the same machine at this address."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not any(address in each for each in _SPECIAL_V4)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return address in _GLOBAL_V6 and address.is_global and not any(address in each for each in _SPECIAL_V6)
