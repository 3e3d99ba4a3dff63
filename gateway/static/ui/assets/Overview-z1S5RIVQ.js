import{$i as e,Aa as t,Da as n,F as r,Fn as i,G as a,J as o,Ji as s,M as c,Mt as l,Ot as u,P as d,Qi as f,Ta as p,U as m,Z as h,Zi as g,aa as _,ai as v,dt as y,hi as b,i as ee,oa as x,q as te,qr as ne,s as S,wi as C,wt as re}from"./ui-DqrAmEOT.js";import{t as w}from"./Asked-rmm8jZ7X.js";import{t as ie}from"./Partial-D1ZQ60OC.js";import{_ as T,a as ae,b as oe,c as E,d as D,f as O,g as k,h as A,i as j,l as M,m as N,n as se,o as ce,p as P,r as le,s as F,t as ue,u as de,v as I,y as fe}from"./dimensions-BG7Squ0Z.js";import{F as pe,I as me,M as he,n as ge,r as _e,t as ve}from"./useWidth-DKXh_zN4.js";var ye=class extends Map{constructor(e,t=Ce){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(be(this,e))}has(e){return super.has(be(this,e))}set(e,t){return super.set(xe(this,e),t)}delete(e){return super.delete(Se(this,e))}};function be({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function xe({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Se({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Ce(e){return typeof e==`object`&&e?e.valueOf():e}function we(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Te=Symbol(`implicit`);function Ee(){var e=new ye,t=[],n=[],r=Te;function i(i){let a=e.get(i);if(a===void 0){if(r!==Te)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new ye;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Ee(t,n).unknown(r)},he.apply(i,arguments),i}function De(){var e=Ee().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=we(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return De(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},he.apply(d(),arguments)}var Oe=_e(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function ke(e){return Oe(De(),e)}function L(e){return function(){return e}}var R=Math.PI,z=2*R,B=1e-6,Ae=z-B;function je(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Me(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return je;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var Ne=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?je:Me(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>B){if(!(Math.abs(u*s-c*l)>B)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((R-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>B&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>B||Math.abs(this._y1-l)>B)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%z+z),d>Ae?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>B&&this._append`A${n},${n},0,${+(d>=R)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};Ne.prototype;function Pe(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new Ne(t)}Array.prototype.slice;function Fe(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Ie(e){this._context=e}Ie.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Le(e){return new Ie(e)}function Re(e){return e[0]}function ze(e){return e[1]}function Be(e,t){var n=L(!0),r=null,i=Le,a=null,o=Pe(s);e=typeof e==`function`?e:e===void 0?Re:L(e),t=typeof t==`function`?t:t===void 0?ze:L(t);function s(s){var c,l=(s=Fe(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:L(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:L(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:L(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function Ve(e,t){e(t)}function He(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=Be();return e&&Ve(i.x,e),t&&Ve(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var Ue=t(me()),V=p();function We(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=He({x:r,y:i,defined:l,curve:s});return t?(0,V.jsx)(V.Fragment,{children:t({path:d})}):(0,V.jsx)(`path`,{ref:c,className:(0,Ue.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var H=t(n(),1),Ge=64;function Ke(e,t,n){let r=Math.max(...e.map(e=>qe(e,t)),0);return{x:ke({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:ge({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function qe({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function Je(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/Ge)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function Ye({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function Xe(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function U({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function Ze(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?U(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?U(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function Qe({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),U(e)],v=$e({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`rect`,{className:F.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return(0,V.jsxs)(`g`,{className:F.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:(0,V.jsx)(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:(0,V.jsx)(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function $e({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=Ye(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return(0,V.jsx)(`circle`,{className:F.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return(0,V.jsx)(`rect`,{className:F.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var W=44,et=20,tt=6;function nt({label:e,kind:t,columns:n,series:r,print:i,height:a=150}){let o=(0,H.useRef)(null),s=ve(o),[c,l]=(0,H.useState)(null),[u,d]=(0,H.useState)(null),{x:f,y:p,isEmpty:m}=Ke(n,t,{width:s,height:a,left:W,bottom:et,top:tt}),h=c??rt(n),g=e=>{let t=Ze(n,h,e.key);t&&(e.preventDefault(),e.stopPropagation(),l(t),o.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},_=u===null?void 0:n[u];return(0,V.jsxs)(`div`,{className:F.chart,ref:o,style:{height:a},children:[s>0&&(0,V.jsxs)(`svg`,{width:s,height:a,role:`group`,"aria-label":e,onKeyDown:g,onPointerLeave:()=>d(null),onBlur:()=>d(null),children:[(0,V.jsx)(it,{y:p,width:s,print:i,isEmpty:m}),(0,V.jsx)(at,{columns:n,x:f,width:s,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>Xe(n,r).map((n,r)=>(0,V.jsx)(We,{data:n,x:({key:e})=>(f(e)??0)+f.bandwidth()/2,y:({value:e})=>p(e),className:F.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>(0,V.jsx)(Qe,{column:e,index:n,kind:t,series:r,x:f(e.key)??0,width:f.bandwidth(),step:f.step(),y:p,stop:h.column===n?h.link:null,choose:e=>l({column:n,link:e}),point:()=>d(n)},e.key))]}),_&&(0,V.jsx)(ot,{column:_,series:r,at:(f(_.key)??0)+f.bandwidth()/2,width:s})]})}function rt(e){return{column:e.findLastIndex(e=>U(e).length>0),link:0}}function it({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return(0,V.jsx)(`g`,{"aria-hidden":!0,children:i.map(r=>(0,V.jsxs)(pe,{top:e(r),children:[(0,V.jsx)(`line`,{className:F.grid,x1:W,x2:t}),(0,V.jsx)(`text`,{className:F.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function at({columns:e,x:t,width:n,height:r}){let i=Je(e.length,n-W);return(0,V.jsx)(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return(0,V.jsx)(`text`,{className:F.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function ot({column:e,series:t,at:n,width:r}){let i=n>r/2;return(0,V.jsxs)(`div`,{className:F.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[(0,V.jsx)(`b`,{children:e.name}),e.isPart&&(0,V.jsx)(`small`,{children:` in part`}),(0,V.jsx)(`ul`,{children:t.map(({title:t,colour:n},r)=>(0,V.jsxs)(`li`,{children:[(0,V.jsx)(`i`,{"data-colour":n}),(0,V.jsx)(`span`,{children:t}),(0,V.jsx)(`span`,{children:e.marks[r]?.text})]},t))})]})}function st({label:e,columns:t,series:n}){return(0,V.jsx)(`div`,{className:F.table,role:`region`,"aria-label":`${e}, table`,tabIndex:0,children:(0,V.jsxs)(`table`,{children:[(0,V.jsx)(`thead`,{children:(0,V.jsxs)(`tr`,{children:[(0,V.jsx)(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>(0,V.jsx)(`th`,{scope:`col`,children:e},e))]})}),(0,V.jsx)(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>(0,V.jsxs)(`tr`,{children:[(0,V.jsxs)(`th`,{scope:`row`,children:[n===null?t:(0,V.jsx)(`a`,{href:n,children:t}),i&&(0,V.jsx)(`small`,{children:` in part`})]}),r.map((e,t)=>(0,V.jsx)(`td`,{children:e.href===void 0?e.text:(0,V.jsx)(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function G({title:e,kind:t,columns:n,series:r,print:a,height:o=150,children:s}){let[c,l]=(0,H.useState)(!1),u=(0,H.useId)();return(0,V.jsxs)(`section`,{className:F.card,"aria-labelledby":u,children:[(0,V.jsxs)(`header`,{children:[(0,V.jsx)(`h2`,{id:u,children:e}),(0,V.jsx)(i,{className:F.switch??``,"aria-label":`${e}: ${c?`chart`:`table`}`,onPress:()=>l(!c),children:c?`Chart`:`Table`})]}),s,c?(0,V.jsx)(st,{label:e,columns:n,series:r}):(0,V.jsx)(nt,{label:`${e} by time`,kind:t,columns:n,series:r,print:a,height:o}),r.length>1&&!c&&(0,V.jsx)(ct,{series:r})]})}function ct({series:e}){return(0,V.jsx)(`ul`,{className:F.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>(0,V.jsxs)(`li`,{children:[(0,V.jsx)(`i`,{"data-colour":t}),(0,V.jsx)(`bdi`,{children:(0,V.jsx)(u,{text:e})})]},e))})}var lt=6e4,K=60*lt*24,ut=[[`MINUTE`,100*lt],[`HOUR`,3*K],[`DAY`,92*K],[`WEEK`,550*K]];function dt(e,t){return ut.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function ft(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function pt(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var mt=C(`
  query Overview($filter: CompletionFilter, $bucket: Bucket!, $hasBefore: Boolean!) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
      }
    }
  }
`),ht=C(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),gt=C(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),_t=C(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),vt=C(`
  query OverviewMetadataKeys($filter: CompletionFilter) {
    metadataKeys(filter: $filter, first: 100) {
      nodes {
        name
        count
      }
    }
  }
`),yt=C(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),bt=C(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        ungradedCount
        gradesPerCompletion
        progress {
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),xt=C(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),St=864e5,Ct=({filter:e,range:t,hasBefore:n,zone:r})=>_({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await wt(e,t,i),{data:o,errors:s}=await b(mt,{filter:e??null,bucket:{unit:a,zone:r,fill:!0},hasBefore:n},{signal:i});if(!o.totals&&!o.times)throw s[0]??Error(`the figures are missing`);let{building:c=!1,progress:l=null}=o.insightStatus??{};return{asOf:o.totals?.asOf??``,unit:a,totals:o.totals?.rows[0]??null,times:o.times?.rows??[],building:c?l??0:null,errors:s}}});async function wt(e,t,n){if(t?.from!=null&&t.to!==null)return dt(t.from,t.to);let{data:r,errors:i}=await b(ht,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return dt(o,(a.at(-1)??o)+St)}var Tt=({filter:e,hasBefore:t},n,r)=>_({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await b(gt,a,{signal:i});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Et=({filter:e,zone:t},n,r)=>_({queryKey:[`overview`,`series`,e??{},n,t,r],queryFn:async({signal:i})=>{let[a=null,o=null,s=null,c=null,l=null]=r.map(t=>S(e,t)),{data:u,errors:d}=await b(_t,{bucket:{unit:n,zone:t,fill:!0},a,b:o,c:s,d:c,e:l,hasB:!!o,hasC:!!s,hasD:!!c,hasE:!!l},{signal:i});if(d[0])throw d[0];return Dt(u).slice(0,r.length)}});function Dt(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var Ot=({filter:e})=>_({queryKey:[`overview`,`keys`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:r}=await b(vt,{filter:e??null},{signal:t});if(!n.metadataKeys)throw r[0]??Error(`the keys are missing`);return n.metadataKeys.nodes}}),q={status:{eq:`FAILED`}},kt=({filter:e})=>_({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:S(e,q)},{data:r,errors:i}=await b(yt,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),At=()=>_({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await b(bt,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),jt=()=>_({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await b(xt,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Mt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=ft(i,t);return i.map((e,t)=>{let i=pt(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Mt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>E({filter:e?S(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Nt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:I,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${P(e)} calls, ${P(t)} failed`,marks:[{value:e-t,text:P(e-t)},{value:t,text:P(t),...t>0&&{href:n(q),label:`${P(t)} failed`}}]}))}}function Pt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:fe,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${k(e)} failed, ${P(t)} of ${P(n)}`,marks:[{value:e,text:k(e)}],only:q,isEmpty:t===0}))}}function Ft(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:N,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:N(A(e))+(t>0?`, without ${P(t)} unpriced`:``),marks:[{value:A(e),text:N(A(e))}],order:`-COST`}))}}function It(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:I,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${P(e)} tokens, ${P(t)} of prompts, ${P(n)} of completions`,marks:[{value:t,text:P(t)},{value:n,text:P(n)}],order:`-TOTAL_TOKENS`}))}}function Lt(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:oe,columns:J(e,t,({p50:e,p95:t,p99:n})=>({text:`p50 ${T(e)}, p95 ${T(t)}, p99 ${T(n)}`,marks:[e,t,n].map(e=>({value:e,text:T(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:P,side:I,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:k,side:fe,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:N,side:N,of:e=>A(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:P,side:I,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:T,side:oe,of:e=>e.p95,order:`-DURATION`}],Rt=[1,2,3,4,5];function zt(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Mt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=S(n.own,s),m=t.only?S(p,t.only):p;return{value:d,text:f,href:E({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e},t)=>({title:e,colour:Rt[t]??`other`})),columns:s,print:t.side}}function Bt({scope:e,by:t,unit:n,measure:r,rows:i}){let a=(0,H.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=se(t,{text:e,value:n});return r?[{title:le(t,e),condition:r}]:[]}),[i,t]),o=Et(e,n,a.map(({condition:e})=>e)),s=x({...o,enabled:a.length>0});if(a.length===0)return null;let c=i.length>5?`, the first 5`:``;return(0,V.jsx)(w,{query:s,queryKey:o.queryKey,children:i=>{let o={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=a.map((e,t)=>({...e,rows:i[t]??[]}));return(0,V.jsx)(G,{title:`${r.title} by ${t.title.toLowerCase()}${c}`,height:190,...zt(s,r,o)})}})}var X={page:`_page_11ews_1`,facts:`_facts_11ews_8`,ways:`_ways_11ews_22`,cards:`_cards_11ews_29`,wide:`_wide_11ews_47`,ghost:`_ghost_11ews_52`,figure:`_figure_11ews_59`,three:`_three_11ews_99`,breakdown:`_breakdown_11ews_105`,list:`_list_11ews_121`,choice:`_choice_11ews_126`,groups:`_groups_11ews_161`,share:`_share_11ews_231`,none:`_none_11ews_247`,note:`_note_11ews_252`,lists:`_lists_11ews_261`,cross:`_cross_11ews_328`};function Vt({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return(0,V.jsx)(`div`,{className:X.groups,role:`region`,"aria-label":`By ${t.title}, table`,tabIndex:0,children:(0,V.jsxs)(`table`,{children:[(0,V.jsx)(`thead`,{children:(0,V.jsxs)(`tr`,{children:[(0,V.jsx)(`th`,{scope:`col`,children:t.title}),Y.slice(0,4).map(e=>(0,V.jsx)(Ht,{measure:e,isOrder:e===r},e.field)),(0,V.jsx)(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>(0,V.jsx)(Ht,{measure:e,isOrder:e===r},e.field))]})}),(0,V.jsx)(`tbody`,{children:i.map(r=>(0,V.jsx)(Ut,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function Ht({measure:{field:e,title:t},isOrder:n}){return(0,V.jsx)(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:(0,V.jsxs)(g,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,(0,V.jsx)(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function Ut({scope:e,by:t,total:n,most:r,row:i}){let[a=null]=i.group,o=le(t,a),s=se(t,{text:a,value:i.metadata}),c=s&&S(e.of.own,s),l=(t,n)=>c&&E({filter:t?S(c,t):c,range:e.range,order:n}),{previous:d,unpricedCount:f}=i,[p,m]=[A(i.cost),A(d?.cost)],h=n===null||n===0?null:i.count/n;return(0,V.jsxs)(`tr`,{children:[(0,V.jsxs)(`th`,{scope:`row`,children:[(0,V.jsx)(Q,{href:l(),children:(0,V.jsx)(`bdi`,{className:a===null?X.none:void 0,children:(0,V.jsx)(u,{text:o})})}),(0,V.jsx)(`span`,{className:X.share,"aria-hidden":!0,children:(0,V.jsx)(`i`,{style:{width:`${i.count/r*100}%`}})})]}),(0,V.jsx)(Z,{change:O(d?.count,i.count,M),more:h!==null&&k(h),children:P(i.count)}),(0,V.jsx)(Z,{change:O(d?.failureRate,i.failureRate,de,!0),children:i.failedCount>0?(0,V.jsx)(Q,{href:l(q),children:k(i.failureRate)}):k(i.failureRate)}),(0,V.jsx)(Z,{change:O(m,p,M),more:f>0&&`${P(f)} unpriced`,children:(0,V.jsx)(Q,{href:p===null?null:l(void 0,`-COST`),children:N(p)})}),(0,V.jsx)(Z,{change:O(d?.totalTokens,i.totalTokens,M),children:(0,V.jsx)(`span`,{title:P(i.totalTokens),children:I(i.totalTokens)})}),(0,V.jsx)(Z,{change:O(d?.p50,i.p50,D),children:T(i.p50)}),(0,V.jsx)(Z,{change:O(d?.p95,i.p95,D),children:(0,V.jsx)(Q,{href:l(void 0,`-DURATION`),children:T(i.p95)})})]})}function Z({change:e,more:t,children:n}){return(0,V.jsxs)(`td`,{children:[(0,V.jsxs)(`span`,{children:[n,t!==void 0&&t!==!1&&(0,V.jsxs)(`small`,{children:[` `,t]})]}),(0,V.jsx)(ce,{change:e})]})}function Q({href:e,children:t}){return e===null?t:(0,V.jsx)(`a`,{href:e,children:t})}var Wt=[`model`,`tag`,`user`,`kind`,`failure`];function Gt({scope:t,unit:n,total:r}){let{by:i=`model`,o:a}=e({from:`/overview`}),[o]=Y,s=Y.find(({field:e})=>e===a)??o,c=j(i)??j(`model`),l=(0,H.useId)();return!c||!s?null:(0,V.jsxs)(`section`,{className:X.breakdown,"aria-labelledby":l,children:[(0,V.jsxs)(`header`,{children:[(0,V.jsxs)(`h2`,{id:l,children:[`By `,c.key===null?c.title.toLowerCase():c.title]}),(0,V.jsx)(Kt,{scope:t,by:c})]}),(0,V.jsx)(qt,{scope:t,by:c,unit:n,total:r,measure:s})]})}function Kt({scope:e,by:t}){let n=f({from:`/overview`}),r=x(Ot(e)),i=Wt.includes(t.name),a=e=>void n({search:t=>({...t,by:e})}),o=r.data?.map(({name:e})=>e)??[],s=t.key!==null&&!o.includes(t.key)?[t.key]:[];return(0,V.jsxs)(`nav`,{"aria-label":`Group by`,className:X.choice,children:[Wt.map(e=>(0,V.jsx)(g,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:j(e)?.title},e)),(0,V.jsxs)(`select`,{"aria-label":`Group by something else`,value:i?``:t.name,"data-chosen":!i||void 0,onChange:({currentTarget:{value:e}})=>e!==``&&a(e),children:[(0,V.jsx)(`option`,{value:``,children:`Other…`}),ue.filter(e=>!Wt.includes(e)).map(e=>(0,V.jsx)(`option`,{value:e,children:j(e)?.title},e)),o.length+s.length>0&&(0,V.jsx)(`optgroup`,{label:`Metadata`,children:[...s,...o].map(e=>(0,V.jsx)(`option`,{value:ae(e),children:e},e))})]})]})}function qt({scope:e,by:t,unit:n,total:r,measure:i}){let a=Tt(e,t,i.field),o=x(a);return(0,V.jsx)(w,{query:o,queryKey:a.queryKey,children:({rows:a,isComplete:o})=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(Bt,{scope:e,by:t,unit:n,measure:i,rows:a}),(0,V.jsx)(Vt,{scope:e,by:t,total:r,measure:i,rows:a}),(0,V.jsxs)(`p`,{className:X.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function Jt({scope:e,of:{totals:t,times:n,unit:r}}){let{own:i}=e.of,{range:a,zone:o}=e,[s,c,l,u,d]=(0,H.useMemo)(()=>{let e={own:i,range:a,unit:r,zone:o};return[Nt,Pt,Ft,It,Lt].map(t=>t(n,e))},[n,i,a,r,o]);if(!s||!c||!l||!u||!d)return null;let f=e=>E({filter:e?S(i,e):i,range:a});return(0,V.jsxs)(`div`,{className:X.cards,children:[(0,V.jsx)(G,{title:`Calls`,...s,children:t&&(0,V.jsx)(Yt,{of:t,href:f()})}),(0,V.jsx)(G,{title:`Failure rate`,...c,children:t&&(0,V.jsx)(Xt,{of:t,href:f(q)})}),(0,V.jsx)(G,{title:`Cost`,...l,children:t&&(0,V.jsx)(Zt,{of:t,href:f({cost:{isNull:!0}})})}),(0,V.jsx)(G,{title:`Tokens`,...u,children:t&&(0,V.jsx)(Qt,{of:t})}),(0,V.jsx)(`div`,{className:X.wide,children:(0,V.jsx)(G,{title:`Duration`,...d,children:t&&(0,V.jsx)($t,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return(0,V.jsxs)(`p`,{className:X.figure,children:[(0,V.jsx)(`b`,{children:e}),(0,V.jsxs)(`span`,{children:[(0,V.jsx)(ce,{change:t,...n!==void 0&&{before:n}}),r]})]})}function Yt({of:e,href:t}){let{previous:n}=e,r=O(n?.count,e.count,M);return(0,V.jsx)($,{figure:(0,V.jsx)(`a`,{href:t,children:P(e.count)}),change:r,before:P(n?.count),children:n&&(0,V.jsxs)(`small`,{children:[`from `,P(n.count)]})})}function Xt({of:e,href:t}){let{previous:n}=e;return(0,V.jsx)($,{figure:k(e.failureRate),change:O(n?.failureRate,e.failureRate,de,!0),before:k(n?.failureRate),children:(0,V.jsx)(`small`,{children:e.failedCount>0?(0,V.jsxs)(`a`,{href:t,children:[P(e.failedCount),` failed`]}):`none failed`})})}function Zt({of:e,href:t}){let[n,r]=[A(e.cost),A(e.previous?.cost)];return(0,V.jsx)($,{figure:N(n),change:O(r,n,M),before:N(r),children:e.unpricedCount>0&&(0,V.jsxs)(`small`,{children:[`without `,(0,V.jsxs)(`a`,{href:t,children:[P(e.unpricedCount),` calls of unknown price`]})]})})}function Qt({of:e}){let{totalTokens:t,previous:n}=e;return(0,V.jsx)($,{figure:(0,V.jsx)(`span`,{title:P(t),children:I(t)}),change:O(n?.totalTokens,t,M),before:P(n?.totalTokens),children:n&&(0,V.jsxs)(`small`,{children:[`from `,I(n.totalTokens)]})})}function $t({of:e}){let{previous:t}=e;return(0,V.jsx)(`div`,{className:X.three,children:[`p50`,`p95`,`p99`].map(n=>(0,V.jsx)($,{figure:(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(`small`,{children:n}),` `,T(e[n])]}),change:O(t?.[n],e[n],D),before:T(t?.[n])},n))})}var en=`-7d`;function tn(){let e=ee(`/overview`,en),t=s(v);return(0,H.useMemo)(()=>{let n={...e,setRange:t=>e.setRange(t??`..`)},r=n.range&&a(n.range,n.now),i=r?.from!=null;return{of:n,range:r,filter:h(n.own,r),hasBefore:i,zone:re(t),before:i?nn(n.rangeText):null}},[e,t])}function nn(e){let t=e===void 0?null:o(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function rn({scope:{of:e}}){let t=x({...jt(),enabled:e.own===void 0});return e.own===void 0&&t.data===!1?(0,V.jsx)(d,{}):(0,V.jsxs)(r,{title:e.own?`Nothing matches`:`No calls in this range`,children:[e.own&&(0,V.jsxs)(`p`,{children:[`No completion fits `,(0,V.jsx)(`code`,{children:y(e.own)}),e.range?` within the range of time.`:`.`]}),(0,V.jsxs)(`p`,{children:[e.own&&(0,V.jsx)(i,{onPress:()=>e.setOwn(void 0),children:`Clear the filter`}),` `,e.range&&(0,V.jsx)(i,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,(0,V.jsx)(g,{to:`/completions`,children:`All completions`})]})]})}function an({scope:e,all:t}){let n=kt(e),r=x(n),i=(0,H.useId)(),a=E({filter:S(e.of.own,q),range:e.range});return(0,V.jsxs)(`section`,{className:X.list,"aria-labelledby":i,children:[(0,V.jsxs)(`header`,{children:[(0,V.jsx)(`h2`,{id:i,children:`Newest failures`}),(0,V.jsxs)(`a`,{href:a,children:[`All `,t===null?``:P(t)]})]}),(0,V.jsx)(w,{query:r,queryKey:n.queryKey,children:e=>(0,V.jsx)(`ul`,{children:e.map(({id:e,createdAt:t,model:n,failureKind:r,failureReason:i})=>(0,V.jsxs)(`li`,{children:[(0,V.jsxs)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[(0,V.jsxs)(`span`,{children:[(0,V.jsxs)(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),(0,V.jsx)(`bdi`,{children:(0,V.jsx)(u,{text:r??`failed`})})]}),(0,V.jsx)(`small`,{children:(0,V.jsx)(c,{at:t})})]}),(0,V.jsxs)(`p`,{title:i??void 0,children:[n!==null&&(0,V.jsx)(`bdi`,{children:(0,V.jsx)(u,{text:n})}),n!==null&&i!==null&&` · `,(0,V.jsx)(`bdi`,{children:(0,V.jsx)(u,{text:i??``})})]})]},e))})})]})}var on=1e4;function sn(){let e=At(),t=x(e),n=(0,H.useId)();return(0,V.jsxs)(`section`,{className:X.list,"aria-labelledby":n,children:[(0,V.jsxs)(`header`,{children:[(0,V.jsx)(`h2`,{id:n,children:`Waiting to be graded`}),(0,V.jsx)(`a`,{href:`#/tasks`,children:`All tasks`})]}),(0,V.jsx)(w,{query:t,queryKey:e.queryKey,children:({nodes:e})=>e.length===0?(0,V.jsx)(`p`,{children:`There is no task yet.`}):(0,V.jsx)(`ul`,{children:e.map(e=>(0,V.jsxs)(`li`,{children:[(0,V.jsxs)(`a`,{href:E({filter:{ungradedForTask:e.id}}),children:[(0,V.jsx)(`span`,{children:(0,V.jsx)(`bdi`,{children:(0,V.jsx)(u,{text:e.name||e.id})})}),(0,V.jsxs)(`b`,{children:[P(e.ungradedCount),e.ungradedCount>=on&&`+`,` ungraded`]})]}),(0,V.jsxs)(`p`,{children:[e.progress&&(0,V.jsxs)(V.Fragment,{children:[P(e.progress.lastDay),` graded in the last day · `]}),(0,V.jsx)(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,(0,V.jsx)(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function cn(){let e=tn(),t=Ct(e),n=x(t),{renew:r}=e.of,i=(0,H.useMemo)(()=>()=>{r(),n.refetch()},[r,n.refetch]);return ne((0,H.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:i}],[i])),(0,V.jsx)(l,{title:`Overview`,children:(0,V.jsxs)(`div`,{className:X.page,children:[(0,V.jsx)(m,{of:e.of}),(0,V.jsx)(w,{query:n,queryKey:t.queryKey,skeleton:(0,V.jsx)(un,{}),children:t=>(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(ln,{scope:e,of:t,reload:i}),(0,V.jsx)(ie,{errors:t.errors,retry:()=>void n.refetch()}),t.totals?.count===0?(0,V.jsx)(rn,{scope:e}):(0,V.jsx)(Jt,{scope:e,of:t}),(0,V.jsxs)(`div`,{className:X.lists,children:[(t.totals?.failedCount??0)>0&&(0,V.jsx)(an,{scope:e,all:t.totals?.failedCount??null}),(0,V.jsx)(sn,{})]}),t.totals?.count!==0&&(0,V.jsx)(Gt,{scope:e,unit:t.unit,total:t.totals?.count??null})]})})]})})}function ln({scope:{of:e,range:t,before:n},of:{asOf:r,building:a},reload:o}){let s=t&&te(t),l=e=>new Date(e).toISOString();return(0,V.jsxs)(`div`,{className:X.facts,children:[(0,V.jsxs)(`p`,{children:[t?.from!=null&&t.to!==null?(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(c,{at:l(t.from)}),` – `,(0,V.jsx)(c,{at:l(t.to)})]}):`All time`,n!==null&&(0,V.jsxs)(V.Fragment,{children:[` · compared with `,n]}),r!==``&&(0,V.jsxs)(V.Fragment,{children:[` `,`· counted up to `,(0,V.jsx)(c,{at:r})]})]}),a!==null&&(0,V.jsxs)(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(a*100),` %): until it is, figures may be of a part of the calls.`]}),(0,V.jsxs)(`span`,{className:X.ways,children:[(0,V.jsx)(i,{onPress:o,children:`Count anew`}),t&&s&&(0,V.jsx)(g,{to:`/compare`,search:{a:h(e.own,s)??{},b:h(e.own,t)??{}},children:`What has changed since?`})]})]})}function un(){return(0,V.jsx)(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>(0,V.jsx)(`span`,{className:X.ghost},e))})}export{cn as Overview};