<?xml version="1.0" encoding="UTF-8"?>
<!-- M01 CapabilityQuery -> request -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/c:CapabilityQuery">
    <request message="{$trm:context?message-id}" reference="{$trm:context?case-reference}" from="{$trm:context?from}"
             to="{$trm:context?to}" created="{$trm:context?created}">
      <xsl:if test="$trm:context?case-number ne ''">
        <xsl:attribute name="number" select="$trm:context?case-number"/>
      </xsl:if>
      <!-- a sender that says nothing of the urgency gets the calmest code -->
      <xsl:variable name="urgency" select="(c:Case/c:trm_Urgency ! string(), 'Normal')[1]"/>
      <urgency code="{trm:national('urgency', $urgency)}">
        <xsl:for-each select="c:Case/c:trm_Urgency ! trm:original(.)">
          <xsl:attribute name="original" select="."/>
        </xsl:for-each>
        <xsl:value-of select="trm:label('trm_Urgency', $urgency)"/>
      </urgency>
      <xsl:variable name="region" select="string(c:Query/c:trm_QueryRegion)"/>
      <xsl:variable name="place" select="$trm:places($region)"/>
      <place code="{($place?code, $region)[1]}"><xsl:value-of select="($place?name, $region)[1]"/></place>
      <neededFrom><xsl:value-of select="(c:Query/c:trm_QueryFrom ! string(), substring($trm:context?created, 1, 10))[1]"/></neededFrom>
    </request>
  </xsl:template>
</xsl:stylesheet>
