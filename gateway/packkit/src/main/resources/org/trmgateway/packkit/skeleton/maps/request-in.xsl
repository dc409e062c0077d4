<?xml version="1.0" encoding="UTF-8"?>
<!-- request -> M01 CapabilityQuery. The functions are those of countries/shared: to-canonical.xsl and codes.xsl. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <xsl:template match="request" mode="form">
    <CapabilityQuery>
      <Case>
        <xsl:sequence select="trm:leaf('trm_CaseNumber', @number)"/>
        <xsl:sequence select="trm:leaf('trm_CaseReference', @reference)"/>
        <xsl:sequence select="trm:leaf('trm_Recipient', @to)"/>
        <xsl:sequence select="trm:coded('trm_Urgency', urgency/@code, 'urgency')"/>
      </Case>
      <Query>
        <xsl:variable name="place" select="trm:place(place/@code, 'Q3')"/>
        <xsl:sequence select="trm:leaf('trm_QueryCountry', $place?country)"/>
        <xsl:sequence select="trm:leaf('trm_QueryRegion', $place?region)"/>
        <!-- the message has regions only: a town becomes its region, and the message says so -->
        <xsl:sequence select="if ($place?level eq 'region') then () else trm:loss('Q3', 'WIDENED', 'places')"/>
        <xsl:sequence select="trm:dated('trm_QueryFrom', neededFrom, 'Q6')"/>
      </Query>
    </CapabilityQuery>
  </xsl:template>
</xsl:stylesheet>
