<?xml version="1.0" encoding="UTF-8"?>
<!-- M02 CapabilityReply -> teklip: her teklip bir setir -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:CapabilityReply" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M02'"/></xsl:call-template>
    <xsl:for-each select="c:Offer">
      <xsl:sequence select="tm:setir('Teklip', tm:bölekler((tm:kod(c:trm_OfferNeed, 'zerurlyk'), (tm:kod(c:trm_OfferSpeciality, 'hünärmen'), '')[1],
          tm:söz(c:trm_OfferCapacity, 'trm_Capacity'), (tm:söz(c:trm_OfferMode, 'trm_OfferMode'), '')[1], (tm:welaýat(c:trm_OfferRegion), '')[1],
          (tm:sene(c:trm_OfferFrom), '')[1], string-join(tm:söz(c:trm_OfferLanguage, 'Language'), ', '))))"/>
    </xsl:for-each>
    <xsl:call-template name="tm:soňy"/>
  </xsl:template>
</xsl:stylesheet>
